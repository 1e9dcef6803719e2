package org.s3aharness.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.ReleaseResolver;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Hadoop one goes from, and to which. */
public final class UpgradeReleases implements ReleaseChoice {
  @Option(
      names = "--from",
      paramLabel = "RELEASE",
      description =
          "What runs today: a version, a HADOOP_HOME, or an entry of the --releases file.")
  String from;

  @Option(names = "--to", paramLabel = "RELEASE", description = "What it is to become.")
  String to;

  @Option(
      names = "--all",
      paramLabel = "RELEASE,RELEASE[,...]",
      split = ",",
      description = "Instead of --from and --to: every pair of these, oldest first.")
  List<String> all = List.of();

  @Option(
      names = "--releases",
      paramLabel = "FILE",
      description =
          "A YAML file of installed releases: for each name hadoopHome or classpath, and if need be"
              + " javaHome and extraJars.")
  Path file;

  @Mixin ExtraClasspath extra;

  @Override
  public void check() throws ReleaseException {
    boolean pair = from != null && to != null;
    if (pair == !all.isEmpty() || (from == null) != (to == null)) {
      throw new UsageException("Give --from RELEASE and --to RELEASE, or --all RELEASE,RELEASE.");
    }
    if (names().stream().distinct().count() < 2) {
      throw new UsageException("Give two different releases; one is " + names().get(0) + ".");
    }
    if (file != null && !Files.isReadable(file)) {
      throw new UsageException("--releases " + file + " cannot be read: check the path.");
    }
    for (String name : names()) {
      new ReleaseResolver().check(name, Optional.ofNullable(file));
    }
  }

  /** As the user named it, what is called so. */
  public String given(String name, List<Release> resolved) {
    return names().get(resolved.stream().map(Release::name).toList().indexOf(name));
  }

  /** How many releases. */
  public int count() {
    return names().size();
  }

  private List<String> names() {
    return all.isEmpty() ? List.of(from, to) : all;
  }

  @Override
  public List<Release> resolve(Consumer<String> progress) throws ReleaseException {
    ReleaseResolver resolver = new ReleaseResolver();
    List<Release> releases = new ArrayList<>();
    for (String name : names()) {
      Release release = resolver.named(name, Optional.ofNullable(file), progress);
      boolean taken = releases.stream().anyMatch(other -> other.name().equals(release.name()));
      releases.add(taken ? release.named(release.name() + "-" + (releases.size() + 1)) : release);
    }
    return releases;
  }

  @Override
  public List<ReleasePair> crossings(List<Release> releases) {
    List<ReleasePair> crossings = new ArrayList<>();
    for (Release writer : releases) {
      for (Release reader : releases) {
        if (writer != reader) {
          crossings.add(new ReleasePair(writer, reader));
        }
      }
    }
    return crossings;
  }

  @Override
  public List<Path> extraClasspath() {
    return extra.entries();
  }
}
