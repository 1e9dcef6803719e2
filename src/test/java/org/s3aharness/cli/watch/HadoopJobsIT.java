package org.s3aharness.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.session.outcome.ExitCode;

/** Hadoop's shell, DistCp and MapReduce under {@code watch}, in each encryption mode. */
@Tag("nightly")
class HadoopJobsIT {
  private static final String RELEASE = "3.4.3";

  /** A name, because the classes of Hadoop that it needs are not on the classpath of tests. */
  private static final String COPY_JOB = "org.s3aharness.cli.watch.CopyJob";

  @TempDir Path configuration;
  @TempDir Path runs;
  private HadoopTools hadoop;
  private Path input;

  @BeforeEach
  void makeInput() throws IOException {
    hadoop = HadoopTools.of(RELEASE, configuration);
    input = Files.createDirectory(configuration.resolve("input"));
    Files.writeString(input.resolve("text"), "A line of plain text for each mode of encryption.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "sse-s3", "sse-kms-key-arn", "dsse-kms", "sse-c", "cse-kms"})
  void healthyJobsAreGreen(String profile) throws IOException {
    site(profile);
    String text = input.resolve("text").toString();

    WatchedRun watch =
        watched(
            profile,
            hadoop.shell("-mkdir", "s3a://data/shell"),
            hadoop.shell("-put", text, "s3a://data/shell/put"),
            hadoop.shell("-cp", "s3a://data/shell/put", "s3a://data/shell/copied"),
            hadoop.shell("-mv", "s3a://data/shell/copied", "s3a://data/shell/moved"),
            distCp("s3a://data/shell", "s3a://data/distcp"),
            // A second encryption by a client has another ETag: checksums cannot be compared.
            distCp(
                "-Dfs.s3a.etag.checksum.enabled=" + !profile.startsWith("cse"),
                "s3a://data/shell",
                "s3a://data/checked"),
            copyJob("magic", "s3a://data/magic"),
            copyJob("directory", "s3a://data/directory"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    for (String place : List.of("shell", "distcp", "checked", "magic", "directory")) {
      assertThat(watch.results())
          .contains("watch/object[data/" + place + "/]@" + RELEASE + " passed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sse-kms-key-arn", "sse-c", "cse-kms"})
  void failedJobsAbortTheirUploadsAndAreGreen(String profile) throws IOException {
    site(profile);
    List<String> job = copyJob("magic", "-D" + CopyJob.FAILS + "=true", "s3a://data/failed");

    WatchedRun watch = watched(profile, negated(job));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.verdicts("watch/upload-part/")).containsExactly("passed");
    assertThat(watch.verdicts("watch/abort-multipart-upload/")).containsExactly("passed");
    assertThat(watch.summary()).doesNotContain("Uploads that the job left open");
  }

  @Test
  void jobsWithOtherSettingsThanTheSiteAreFoundByTheirPlaces() throws IOException {
    site("sse-kms-key-arn");
    String text = input.resolve("text").toString();

    WatchedRun watch =
        watched(
            "sse-kms-key-arn",
            hadoop.shell("-mkdir", "s3a://data/shell"),
            hadoop.shell("-put", text, "s3a://data/shell/put"),
            distCp(
                "-Dfs.s3a.encryption.key=${s3aharness.kms.key2.arn}",
                input.toUri().toString(),
                "s3a://data/distcp"),
            copyJob(
                "magic", "-Dfs.s3a.encryption.key=${s3aharness.kms.key2.arn}", "s3a://data/job"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.results())
        .contains(
            "watch/object[data/shell/]@" + RELEASE + " passed",
            "watch/object[data/distcp/]@" + RELEASE + " failed",
            "watch/object[data/job/]@" + RELEASE + " failed");
    assertThat(watch.summary()).contains("org.apache.hadoop.tools.DistCp");
  }

  @Test
  void clientWithItsOwnTlsAndProxyIsRefusedAndNamed() throws IOException {
    HadoopTools withCrt =
        HadoopTools.withJar(RELEASE, "software.amazon.awssdk.crt:aws-crt:0.39.4", configuration);

    WatchedRun watch =
        watched(
            "sse-s3",
            negated(withCrt.withOurJobs().java("org.s3aharness.cli.watch.CrtJob", "data", "f")));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.output()).contains("COULD NOT BE WATCHED: the AWS Common Runtime (aws-crt)");
  }

  @Test
  void processThatOutlivesTheCommandIsNamedAndNeverGreen() throws IOException {
    site("sse-s3");

    WatchedRun watch =
        watched(
            "sse-s3",
            hadoop.shell("-mkdir", "s3a://data/shell"),
            List.of("setsid", "-f", "sleep", "60"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.output())
        .contains("NOT ALL WAS JUDGED")
        .containsPattern("NOT FOLLOWED: sleep \\(process \\d+\\) still ran");
    assertThat(watch.verdicts("watch/object[data/shell/]")).containsExactly("passed");
  }

  private void site(String profile) throws IOException {
    Files.copy(Path.of("test-configs", profile + ".xml"), configuration.resolve("core-site.xml"));
  }

  private List<String> distCp(String... arguments) {
    return hadoop.java("org.apache.hadoop.tools.DistCp", arguments);
  }

  /** Returns the job with a committer and, before its output directory, more options. */
  private List<String> copyJob(String committer, String... optionsAndOutput) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Dmapreduce.outputcommitter.factory.scheme.s3a="
                    + "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory",
                "-Dfs.s3a.committer.name=" + committer,
                "-Dfs.s3a.multipart.size=5M",
                "-Dhadoop.tmp.dir=" + configuration.resolve("tmp")));
    int last = optionsAndOutput.length - 1;
    arguments.addAll(List.of(optionsAndOutput).subList(0, last));
    arguments.add(input.toUri().toString());
    arguments.add(optionsAndOutput[last]);
    return hadoop.withOurJobs().java(COPY_JOB, arguments.toArray(String[]::new));
  }

  private static List<String> negated(List<String> command) {
    List<String> negated = new ArrayList<>(List.of("!"));
    negated.addAll(command);
    return negated;
  }

  /** Watches commands that a shell runs one after another, until one fails. */
  @SafeVarargs
  private WatchedRun watched(String expected, List<String>... commands) {
    String script =
        Stream.of(commands)
            .map(
                command ->
                    command.stream().map(HadoopJobsIT::quoted).collect(Collectors.joining(" ")))
            .collect(Collectors.joining(" && "));
    return WatchedRun.onLocalStack(
        runs, List.of("--profile=" + expected), List.of("sh", "-c", script));
  }

  private static String quoted(String word) {
    return word.equals("!") ? word : "'" + word + "'";
  }
}
