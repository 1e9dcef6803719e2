package org.s3aharness.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.ReleaseResolver;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Hadoop, and on which JVM. */
public final class ReleaseOptions implements ReleaseChoice {
  static final class Choice {
    @Option(
        names = "--release",
        paramLabel = "VERSION",
        description = "A released Hadoop, from Maven Central or your mirror of it. Default: 3.4.3.")
    String version;

    @Option(
        names = "--hadoop-home",
        paramLabel = "DIR",
        description = "An unpacked or installed Hadoop.")
    Path home;

    @Option(
        names = "--hadoop-classpath",
        paramLabel = "CP",
        description = "What `hadoop classpath` prints, with hadoop-aws on it.")
    String classpath;
  }

  private static final String DEFAULT_VERSION = "3.4.3";

  @ArgGroup(exclusive = true)
  Choice choice = new Choice();

  @Option(
      names = "--java-home",
      paramLabel = "DIR",
      description = "The JVM of the agents; the harness's own unless told.")
  Path javaHome;

  @Mixin ExtraClasspath extra;

  @Override
  public List<Release> resolve(Consumer<String> progress) throws ReleaseException {
    ReleaseResolver resolver = new ReleaseResolver();
    Release release;
    if (choice.home != null) {
      release = resolver.fromHadoopHome(choice.home);
    } else if (choice.classpath != null) {
      release = resolver.fromClasspath(choice.classpath);
    } else {
      String version = choice.version == null ? DEFAULT_VERSION : choice.version;
      release = resolver.fromCentral(version, progress);
    }
    return List.of(javaHome == null ? release : release.onJava(javaHome));
  }

  @Override
  public void check() {
    if (javaHome != null && !Files.isExecutable(javaHome.resolve("bin/java"))) {
      throw new UsageException("--java-home " + javaHome + ": there is no bin/java in it.");
    }
    extraClasspath();
  }

  @Override
  public List<ReleasePair> crossings(List<Release> releases) {
    return List.of();
  }

  @Override
  public List<Path> extraClasspath() {
    return extra.entries();
  }
}
