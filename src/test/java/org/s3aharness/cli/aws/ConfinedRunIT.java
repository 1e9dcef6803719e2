package org.s3aharness.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.HarnessProcess;
import org.s3aharness.cli.Qualify;
import org.s3aharness.cli.ReleaseCompiler;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.Store;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.local.LocalStackOptions;
import org.s3aharness.store.resource.BucketContents;
import org.s3aharness.store.resource.Buckets;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Runs in a bucket with what is not theirs beside them. */
class ConfinedRunIT {
  private static final int ENOUGH = 5;
  private static final String WRITE_ELSEWHERE =
      """
      import org.apache.hadoop.conf.Configuration;
      import org.apache.hadoop.fs.FileSystem;
      import org.apache.hadoop.fs.Path;

      public class WriteElsewhere implements org.s3aharness.agent.scenario.Scenario {
        public java.io.Serializable run(FileSystem fs, Configuration conf, String... arguments)
            throws Exception {
          fs.create(new Path("/elsewhere")).close();
          return null;
        }
      }
      """;

  @TempDir static Path logs;
  private static Store store;
  private static S3Client s3;

  @TempDir Path runs;
  private Buckets foreign;
  private String bucket;
  private List<String> before;

  @BeforeAll
  static void startStore() {
    store =
        LocalStack.start(
            LocalStackOptions.loggingTo(logs.resolve("store.log"))
                .withHosting(LocalStackOptions.Hosting.HOST),
            System.out::println);
    s3 = store.s3();
  }

  @AfterAll
  static void stopStore() {
    store.close();
  }

  @BeforeEach
  void fillBucketOfSomebodyElse() {
    foreign = new Buckets(store, "foreign");
    bucket = foreign.createBucket("shared");
    version(BucketVersioningStatus.ENABLED);
    for (String key : List.of("team/", "team/data", "team/data-2/", "qualify/other", "file")) {
      s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString("1"));
      s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString("2"));
      s3.createMultipartUpload(r -> r.bucket(bucket).key(key + "begun"));
    }
    s3.deleteObject(r -> r.bucket(bucket).key("file"));
    before = BucketContents.of(s3, bucket);
  }

  @AfterEach
  void removeBucket() {
    foreign.close();
  }

  @Test
  void aRunJudgesAsInBucketsOfItsOwnAndTouchesNothingElse() throws IOException {
    Qualify run =
        confined(
            "--prefix=team/qualify",
            "--profile=none",
            "--profile=sse-kms-key-arn",
            "--profile=sse-c",
            "--profile=cse-kms",
            "--suite=put",
            "--suite=rename",
            "--suite=listing",
            "--suite=setting",
            "--suite=committer");

    run.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(run.output()).contains("Confined to s3://" + bucket + "/team/qualify/r");
    assertThat(run.results())
        .hasSizeGreaterThan(60)
        .filteredOn(result -> result.path("reason").asText().contains("confined"))
        .extracting(result -> result.path("behaviour").asText())
        .containsExactly("two-buckets-have-two-types-at-a-time");
    assertThat(run.results())
        .filteredOn(result -> result.path("exchanges").asInt() > 0)
        .hasSizeGreaterThan(60)
        .allMatch(result -> result.at("/checks/wire:place").asInt() > 0);
    assertUntouched();
  }

  @Test
  void releasesThatDeleteTheMarkersAboveAFileDoNotDeleteThoseOfOthers() throws IOException {
    Qualify run =
        confined(
            "--prefix=team/qualify",
            "--release=3.3.6",
            "--profile=sse-s3",
            "--suite=put",
            "--suite=rename");

    run.assertEnded(ExitCode.AS_EXPECTED);
    assertUntouched();
  }

  @Test
  void whatNeedsABucketOfItsOwnIsNotRunAndSaysWhy() throws IOException {
    Qualify run =
        confined(
            "--profile=sse-kms-bucket-default",
            "--profile=sse-s3",
            "--case=change/*bucket-default*",
            "--case=bucket-policy/*",
            "--case=migration/four*",
            "--case=bucket-copy/*",
            "--case=setting/*",
            "--case=killed-client/killed-in-a-multipart*");

    run.assertEnded(ExitCode.AS_EXPECTED);
    String confined = "the run is confined to s3://" + bucket + "/s3a-qualify/: the case needs ";
    assertThat(run.results())
        .filteredOn(result -> !result.path("case").asText().startsWith("setting/"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            result -> {
              assertThat(result.path("verdict").asText())
                  .as(result.toString())
                  .isEqualTo("not run");
              assertThat(result.path("reason").asText()).startsWith(confined);
            });
    assertUntouched();
  }

  @Test
  void ofAConfigurationsBucketsThatOneIsJudgedAndTheOthersAreLeftAlone() throws IOException {
    Path configuration = Files.createDirectories(runs.resolveSibling("conf-" + bucket));
    Files.writeString(
        configuration.resolve("core-site.xml"),
        """
        <configuration>
        <property name="fs.s3a.bucket.%s.encryption.algorithm" value="AES256"/>
        <property name="fs.s3a.bucket.payroll.encryption.algorithm" value="SSE-KMS"/>
        </configuration>
        """
            .formatted(bucket));

    Qualify run =
        confined(
            "--prefix=team/qualify",
            "--hadoop-conf=" + configuration,
            "--case=put/file-copied-from-local-disk-is-encrypted/small*");

    run.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(run.summary())
        .containsPattern(
            "\\| %s \\| SSE-S3 \\| core-site.xml:2 \\| SSE-S3 \\| as documented".formatted(bucket))
        .contains("not judged: bucket payroll is on a store that runs already, and is left alone")
        .contains("not judged: the run is confined to bucket " + bucket);
    assertUntouched();
  }

  @Test
  void thePrefixMustBeEmpty() {
    Qualify run = confined("--prefix=team/data-2");

    run.assertEnded(ExitCode.USAGE);
    assertThat(run.output())
        .contains(
            "s3://" + bucket + "/team/data-2/ is in use, because it holds object team/data-2/",
            "give another --prefix")
        .doesNotContain("\tat ");
    assertUntouched();
  }

  @Test
  void theBucketMustBeThere() {
    Qualify run = command("--bucket=no-such-bucket");

    run.assertEnded(ExitCode.INFRASTRUCTURE);
    assertThat(run.output()).contains("Bucket no-such-bucket", "HTTP 404").doesNotContain("\tat ");
  }

  @Test
  void aScenarioThatWritesElsewhereIsRefusedAndFails() throws IOException {
    Path source = Files.writeString(logs.resolve("WriteElsewhere.java"), WRITE_ELSEWHERE);
    ReleaseCompiler.compile("3.4.3", source, logs);

    Qualify run =
        confined("--scenario=WriteElsewhere", "--extra-classpath=" + logs, "--profile=sse-s3");

    run.assertEnded(ExitCode.FAILED);
    assertThat(run.results())
        .singleElement()
        .extracting(JsonNode::toString)
        .asString()
        .contains("was key 'elsewhere'");
    assertUntouched();
  }

  @Test
  void aRunThatIsInterruptedLeavesNothing() throws Exception {
    assertLeavesNothingAfter("TERM");
  }

  @Test
  @Tag("nightly")
  void aRunThatIsInterruptedFromATerminalLeavesNothing() throws Exception {
    assertLeavesNothingAfter("INT");
  }

  private void assertLeavesNothingAfter(String signal) throws Exception {
    List<String> selection = arguments("--bucket=" + bucket, "--suite=put");
    try (HarnessProcess harness =
        HarnessProcess.start(
            runs.resolve("tmp"), runs.resolve("run"), selection.toArray(new String[0]))) {
      harness.await(() -> harness.casesJudged() >= ENOUGH);

      harness.signal(signal);

      assertThat(harness.exitCodeWithin(Duration.ofSeconds(60))).isEqualTo(ExitCode.INFRASTRUCTURE);
    }
    assertUntouched();
  }

  private void assertUntouched() {
    assertThat(BucketContents.of(s3, bucket)).isEqualTo(before);
    assertThat(s3.listBuckets().buckets()).extracting(Bucket::name).containsExactly(bucket);
  }

  private void version(BucketVersioningStatus status) {
    s3.putBucketVersioning(r -> r.bucket(bucket).versioningConfiguration(v -> v.status(status)));
  }

  private Qualify confined(String... more) {
    return command(
        Stream.concat(Stream.of("--bucket=" + bucket), Stream.of(more)).toArray(String[]::new));
  }

  private Qualify command(String... more) {
    return Qualify.run(runs, arguments(more).toArray(new String[0]));
  }

  private static List<String> arguments(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--store=endpoint",
                "--endpoint=" + store.s3Endpoint(),
                "--access-key=" + store.credentials().accessKey(),
                "--secret-key=" + store.credentials().secretKey()));
    all.addAll(List.of(more));
    return all;
  }
}
