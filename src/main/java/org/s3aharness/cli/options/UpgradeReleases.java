package org.s3aharness.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.ReleaseNames;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.session.release.ReleaseChoice;
import org.s3aharness.session.release.ReleaseSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say from which Hadoop an upgrade goes, and to which. */
public final class UpgradeReleases {
  @Option(
      names = "--from",
      paramLabel = "RELEASE",
      description =
          "The release that runs today: a version, a HADOOP_HOME, a source tree that has"
              + " been built, or a name from the --releases file.")
  String from;

  @Option(
      names = "--to",
      paramLabel = "RELEASE",
      description = "The release to upgrade to, given in the same ways.")
  String to;

  @Option(
      names = "--all",
      paramLabel = "RELEASE",
      split = ",",
      description =
          "Instead of --from and --to: compares every pair of these releases. Give the"
              + " oldest first.")
  List<String> all = List.of();

  @Option(
      names = "--path",
      paramLabel = "RELEASE",
      split = ",",
      description =
          "Instead of --from and --to: upgrades through these releases in this order."
              + " Says at which step data becomes unreadable, and whether readers or writers"
              + " must change first.")
  List<String> path = List.of();

  @Option(
      names = "--releases",
      paramLabel = "FILE",
      description =
          "A YAML file that names releases. Each name has hadoopHome, classpath or base;"
              + " it may also have javaHome, extraJars, and the lists of jars replace, add and"
              + " remove.")
  Path file;

  @Mixin JarOptions jars;
  @Mixin ExtraClasspath extra;

  /**
   * Checks the options as far as possible before anything is started.
   *
   * @throws UsageException naming the option that cannot be used
   * @throws ReleaseException naming the release that does not exist
   */
  public void check() throws ReleaseException {
    boolean pair = from != null && to != null;
    long ways = Stream.of(pair, !all.isEmpty(), !path.isEmpty()).filter(given -> given).count();
    if (ways != 1 || (from == null) != (to == null)) {
      throw new UsageException(
          "Give --from RELEASE and --to RELEASE, or --all RELEASE,RELEASE, or --path RELEASE,RELEASE.");
    }
    if (jars.changesJars() && !pair) {
      throw new UsageException(
          "--with-jar changes a jar of the release given with --to. For --all and --path,"
              + " name variants in a --releases file.");
    }
    long different = names().stream().distinct().count();
    if (!jars.changesJars() && (different < 2 || different < names().size())) {
      throw new UsageException(
          "Give at least two different releases, each only once; you gave %s. To compare a release with a changed jar, add --with-jar."
              .formatted(String.join(", ", names())));
    }
    jars.check();
    ReleaseNames known =
        new ReleaseNames(new ReleaseResolver(jars.repositories()), Optional.ofNullable(file));
    if (file != null && !Files.isReadable(file)) {
      throw new UsageException("--releases " + file + " cannot be read: check the path.");
    }
    for (String name : names()) {
      known.check(name);
    }
  }

  /** Returns the releases as the user named them, in the same order. */
  public List<String> names() {
    if (!path.isEmpty()) {
      return path;
    }
    return all.isEmpty() ? List.of(from, to) : all;
  }

  /** Says whether the releases are successive steps of one upgrade. */
  public boolean isPath() {
    return !path.isEmpty();
  }

  /**
   * Returns the releases, each of which is judged together with each other one.
   *
   * @throws ReleaseException naming the repository that cannot be used
   */
  public ReleaseChoice releases() throws ReleaseException {
    List<ReleaseSource> sources = new ArrayList<>();
    for (String name : names()) {
      ReleaseSource source = ReleaseSource.named(name, Optional.ofNullable(file));
      boolean last = sources.size() == names().size() - 1;
      sources.add(last ? jars.changed(source) : source);
    }
    return ReleaseChoice.comparing(sources).from(jars.repositories());
  }

  /** Returns the entries that are appended to every release's classpath. */
  public List<Path> extraClasspath() {
    return extra.entries();
  }
}
