package org.s3aharness.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.session.release.ReleaseChoice;
import org.s3aharness.session.release.ReleaseSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which Hadoop is under test, and on which JVM. */
public final class ReleaseOptions {
  static final class Choice {
    @Option(
        names = "--release",
        paramLabel = "VERSION",
        description =
            "The version of a released Hadoop, from Maven Central or your mirror of it."
                + " Default: 3.4.3.")
    String version;

    @Option(
        names = "--hadoop-home",
        paramLabel = "DIR",
        description = "The directory of an unpacked or installed Hadoop.")
    Path home;

    @Option(
        names = "--hadoop-classpath",
        paramLabel = "CP",
        description =
            "The classpath of a Hadoop, as `hadoop classpath` prints it, including"
                + " hadoop-aws.")
    String classpath;

    @Option(
        names = "--hadoop-source",
        paramLabel = "DIR",
        description =
            "The directory of Hadoop's sources, in which at least hadoop-aws has been"
                + " built with Maven.")
    Path source;
  }

  private static final String DEFAULT_VERSION = "3.4.3";

  @ArgGroup(exclusive = true)
  Choice choice = new Choice();

  @Option(
      names = "--java-home",
      paramLabel = "DIR",
      description =
          "The home directory of the JVM that the agents run on. Default: the harness's"
              + " own JVM.")
  Path javaHome;

  @Mixin JarOptions jars;
  @Mixin ExtraClasspath extra;

  /**
   * Checks the options as far as possible before anything is started.
   *
   * @throws UsageException naming the option that cannot be used
   * @throws ReleaseException naming the jar or repository that cannot be used
   */
  public void check() throws ReleaseException {
    jars.check();
    if (javaHome != null && !Files.isExecutable(javaHome.resolve("bin/java"))) {
      throw new UsageException(
          "--java-home "
              + javaHome
              + ": this directory has no bin/java; give the home directory of a JVM.");
    }
    extra.entries();
  }

  /**
   * Returns the releases that the options name.
   *
   * @throws ReleaseException naming the repository that cannot be used
   */
  public ReleaseChoice releases() throws ReleaseException {
    ReleaseSource source = jars.changed(source());
    return ReleaseChoice.of(javaHome == null ? source : source.onJava(javaHome))
        .from(jars.repositories());
  }

  private ReleaseSource source() {
    if (choice.home != null) {
      return ReleaseSource.hadoopHome(choice.home);
    }
    if (choice.classpath != null) {
      return ReleaseSource.classpath(choice.classpath);
    }
    if (choice.source != null) {
      return ReleaseSource.sourceTree(choice.source);
    }
    return ReleaseSource.version(choice.version == null ? DEFAULT_VERSION : choice.version);
  }

  /** Returns the entries that are appended to the release's classpath. */
  public List<Path> extraClasspath() {
    return extra.entries();
  }
}
