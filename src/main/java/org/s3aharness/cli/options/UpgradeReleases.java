package org.s3aharness.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.session.ReleaseChoice;
import org.s3aharness.session.ReleaseSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Hadoop one goes from, and to which. */
public final class UpgradeReleases {
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

  /**
   * Checks what can be checked before anything is started.
   *
   * @throws UsageException naming the option that cannot be used
   * @throws ReleaseException naming the release that stands for nothing
   */
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

  /** Returns the releases as the user named them, in their order. */
  public List<String> names() {
    return all.isEmpty() ? List.of(from, to) : all;
  }

  /** Returns the releases, each of which is judged across with each other one. */
  public ReleaseChoice releases() {
    return ReleaseChoice.comparing(
        names().stream()
            .map(name -> ReleaseSource.named(name, Optional.ofNullable(file)))
            .toList());
  }

  /** Returns what is appended to every release's classpath. */
  public List<Path> extraClasspath() {
    return extra.entries();
  }
}
