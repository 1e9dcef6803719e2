package org.s3aharness.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.process.Python;
import org.s3aharness.store.process.PythonEnvironment;
import org.s3aharness.store.process.PythonPackages;
import org.s3aharness.util.UserCache;

/** Programs without a JVM under {@code watch}: the AWS CLI, and Python with boto3. */
@Tag("nightly")
class PythonJobsIT {
  /**
   * Gives the job the id of the key that {@code watch} has made, as its own configuration would.
   */
  private static final String KEY =
      "key=$(aws kms list-keys --query 'Keys[0].KeyId' --output text) && ";

  @TempDir Path directory;
  @TempDir Path runs;
  private Path programs;
  private Path script;
  private Path text;

  @BeforeEach
  void install() throws IOException {
    programs =
        new PythonEnvironment(
                new PythonPackages("AWSCLI", "1.46.3", "awscli-1.46.3.lock"),
                UserCache.directory(),
                Python.find(Optional.empty()))
            .python(System.out::println)
            .getParent();
    script = directory.resolve("boto3_job.py");
    try (var in = PythonJobsIT.class.getResourceAsStream("boto3_job.py")) {
      Files.write(script, in.readAllBytes());
    }
    text = Files.writeString(directory.resolve("text"), "plain text");
  }

  @Test
  void programsThatAskForTheKeyAreGreen() throws IOException {
    WatchedRun watch =
        watched(
            List.of("--profile=sse-kms-key-arn"),
            KEY
                + "aws s3 cp "
                + text
                + " s3://data/cli/f --sse aws:kms --sse-kms-key-id $key && python "
                + script
                + " data $key");

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.results())
        .contains(
            "watch/put-object/aws-cli[data/cli/]@unknown passed",
            "watch/put-object/Boto3[data/script/]@unknown passed",
            "watch/object[data/script/]@unknown passed");
    assertThat(watch.verdicts("watch/create-multipart-upload/")).containsExactly("passed");
    assertThat(watch.verdicts("watch/copy-object/")).containsExactly("passed");
  }

  @Test
  void programsThatDoNotAreExposedByName() throws IOException {
    WatchedRun watch =
        watched(
            List.of("--profile=sse-kms-key-arn"),
            "aws s3 cp " + text + " s3://data/cli/f && python " + script + " data");

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.output()).contains("EXPOSED: s3://data/");
    assertThat(watch.summary())
        .contains("expected aws:kms, was absent")
        .contains("aws-cli/1.46.3")
        .contains("Boto3/");
  }

  private WatchedRun watched(List<String> options, String command) {
    List<String> job =
        new ArrayList<>(List.of("env", "PATH=" + programs + ":" + System.getenv("PATH")));
    job.addAll(List.of("sh", "-c", command));
    return WatchedRun.onLocalStack(runs, options, job);
  }
}
