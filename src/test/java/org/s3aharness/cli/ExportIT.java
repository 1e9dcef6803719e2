package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;

/** The project that is made of a case shows the same as the case, without the harness. */
@ExtendWith(SharedLocalStack.class)
class ExportIT {
  private static final long MOST_MINUTES = 10;

  @TempDir static Path directory;

  private static Qualify run;

  @BeforeAll
  static void run() {
    run =
        Qualify.run(
            directory.resolve("runs"),
            "--case=change/rename-within-*[sse-kms-key1-to-sse-kms-key2]*",
            "--case=change/rename-within-*[none-to-cse-kms-key1]*",
            "--case=setting/setting-takes-effect-or-is-refused[sse-kms-context]*",
            "--case=rename/small-file-keeps-its-encryption[sse-c]*");
    assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.AS_EXPECTED);
  }

  /**
   * What a project printed.
   *
   * @param passed whether its test did
   */
  private record Shown(boolean passed, String output) {}

  @Test
  void aRenameThatKeepsTheKeyIsShown(Store store) throws Exception {
    Shown shown = shown("[sse-kms-key1-to-sse-kms-key2]", store);
    assertThat(shown.output())
        .contains(
            "rename /within/old to /within/renamed: true",
            "HEAD /within/renamed, x-amz-server-side-encryption-aws-kms-key-id",
            "COPY_OBJECT request, x-amz-server-side-encryption-aws-kms-key-id",
            "What is documented is not what was seen");
    assertThat(shown.passed()).isFalse();
  }

  @Test
  @Tag("nightly")
  void aRenameThatLeavesPlaintextIsShown(Store store) throws Exception {
    Shown shown = shown("[none-to-cse-kms-key1]", store);
    assertThat(shown.output())
        .containsPattern("/within/renamed as stored\\s+documented: ciphertext\\s+seen: +plaintext")
        .containsPattern(
            "reading /within/renamed\\s+documented: as written\\s+seen: +java.io.IOEx");
    assertThat(shown.passed()).isFalse();
  }

  @Test
  @Tag("nightly")
  void aSettingThatIsIgnoredIsShown(Store store) throws Exception {
    Shown shown = shown("[sse-kms-context]", store);
    assertThat(shown.output())
        .containsPattern(
            "PUT_OBJECT request, x-amz-server-side-encryption-context\\s+documented: there\\s+seen: +absent");
    assertThat(shown.passed()).isFalse();
  }

  @Test
  @Tag("nightly")
  void aCaseThatPassedPasses(Store store) throws Exception {
    Shown shown = shown("[sse-c]", store);
    assertThat(shown.output()).contains("read /target: 10000 bytes, as written");
    assertThat(shown.passed()).as(shown.output()).isTrue();
  }

  private Shown shown(String part, Store store) throws IOException, InterruptedException {
    Path project = directory.resolve("project" + part.hashCode());
    Qualify export =
        Qualify.command(
            directory, "export", part, "--run=" + run.directory(), "--output=" + project);
    export.assertEnded(ExitCode.AS_EXPECTED);
    Process maven =
        new ProcessBuilder(
                Path.of("mvnw").toAbsolutePath().toString(),
                "-B",
                "-q",
                "test",
                "-Ds3.endpoint=" + store.s3Endpoint())
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(maven.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
    System.out.println(output);
    return new Shown(maven.exitValue() == 0, output);
  }
}
