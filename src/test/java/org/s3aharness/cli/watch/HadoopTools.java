package org.s3aharness.cli.watch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.s3aharness.TestClasses;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.JarChanges;
import org.s3aharness.release.resolve.ReleaseResolver;

/** Hadoop's own tools as commands that a person could type, with a configuration directory. */
public final class HadoopTools {
  private final String classpath;
  private final Path configuration;

  private HadoopTools(String classpath, Path configuration) {
    this.classpath = classpath;
    this.configuration = configuration;
  }

  /**
   * Returns the tools of a release.
   *
   * @param configuration a directory that will hold {@code core-site.xml}
   */
  public static HadoopTools of(String release, Path configuration) throws ReleaseException {
    return of(new ReleaseResolver().fromCentral(release, System.out::println), configuration);
  }

  private static HadoopTools of(Release release, Path configuration) {
    return new HadoopTools(
        release.classpath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)),
        configuration);
  }

  /** Returns the same with the classes of these tests on the classpath. */
  HadoopTools withOurJobs() {
    return new HadoopTools(classpath + File.pathSeparator + TestClasses.directory(), configuration);
  }

  /**
   * Returns the tools of a release with one jar more.
   *
   * @param jar its coordinates in Maven Central, with the version
   */
  static HadoopTools withJar(String release, String jar, Path configuration)
      throws ReleaseException {
    ReleaseResolver resolver = new ReleaseResolver();
    return of(
        resolver.changed(
            resolver.fromCentral(release, System.out::println),
            JarChanges.with(List.of(jar)),
            configuration,
            "the test",
            System.out::println),
        configuration);
  }

  /** Returns the same with another directory of configuration files, after the first. */
  HadoopTools withConfiguration(Path directory) {
    return new HadoopTools(directory + File.pathSeparator + classpath, configuration);
  }

  String classpath() {
    return classpath;
  }

  /** Writes {@code core-site.xml}: names and values in turn. */
  public void configure(String... settings) throws IOException {
    StringBuilder xml = new StringBuilder("<configuration>");
    for (int i = 0; i < settings.length; i += 2) {
      xml.append(
          "<property><name>%s</name><value>%s</value></property>"
              .formatted(settings[i], settings[i + 1]));
    }
    Files.writeString(configuration.resolve("core-site.xml"), xml.append("</configuration>"));
  }

  public List<String> shell(String... arguments) {
    return java("org.apache.hadoop.fs.FsShell", arguments);
  }

  List<String> java(String main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                configuration + File.pathSeparator + classpath,
                main));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Writes a file for a job to read. */
  Path file(String name, String text) throws IOException {
    return Files.writeString(configuration.resolve(name), text);
  }
}
