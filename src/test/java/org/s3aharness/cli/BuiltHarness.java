package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.file.PathUtils;
import org.s3aharness.ChildJvm;
import org.s3aharness.session.outcome.ExitCode;

/**
 * The harness that this build has made, started much as {@code s3a-qualify} starts it: from its
 * jar, and with an archive of the classes that a run loads (class data sharing), which saves each
 * start seconds of processor time. The script itself would build anew if a source changed
 * meanwhile.
 */
final class BuiltHarness {
  private static final Path JAR = Path.of("target", "s3a-encryption-harness.jar");
  private static final Path ARCHIVE = Path.of("target", "harness-classes.jsa").toAbsolutePath();

  /** The heap and the collector must be those with which the archive was written. */
  private static final List<String> JVM =
      List.of(
          "-Xmx512m",
          "@" + Path.of("jvm.options").toAbsolutePath(),
          "-Xlog:disable",
          "-Xlog:all=error:stderr");

  private static final String CASE = "rename/small-file-keeps-its-encryption[sse-c]@*";

  private BuiltHarness() {}

  /** Prepares the JVM with these further options. */
  static ProcessBuilder command(List<String> options, List<String> arguments) {
    assertThat(JAR).as("what 'mvnw package' builds").exists();
    List<String> all = new ArrayList<>(JVM);
    all.add("-XX:SharedArchiveFile=" + archive());
    all.addAll(options);
    return ChildJvm.of(JAR, all, arguments);
  }

  /** Returns the archive; a run of one case writes it, once for a jar. */
  private static synchronized Path archive() {
    try {
      if (Files.exists(ARCHIVE) && PathUtils.isNewer(ARCHIVE, Files.getLastModifiedTime(JAR))) {
        return ARCHIVE;
      }
      Path work = Files.createTempDirectory("s3aharness-classes-");
      try {
        write(work);
      } finally {
        PathUtils.deleteDirectory(work);
      }
      return ARCHIVE;
    } catch (IOException e) {
      throw new IllegalStateException("the archive of the harness's classes cannot be made", e);
    }
  }

  private static void write(Path work) throws IOException {
    List<String> options = new ArrayList<>(JVM);
    options.add("-XX:ArchiveClassesAtExit=" + ARCHIVE);
    options.add("-Djava.io.tmpdir=" + work);
    options.add("-Ds3aharness.home=" + Path.of("").toAbsolutePath());
    Path console = work.resolve("console");
    ProcessBuilder builder =
        ChildJvm.of(JAR, options, List.of("run", "--case=" + CASE, "--out=" + work))
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    int exitCode = builder.start().onExit().join().exitValue();
    if (exitCode != ExitCode.AS_EXPECTED) {
      Files.deleteIfExists(ARCHIVE); // what ended early has loaded few classes
    }
    assertThat(exitCode).as(Files.readString(console)).isEqualTo(ExitCode.AS_EXPECTED);
  }
}
