package org.s3aharness.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.s3aharness.cli.HarnessProcess;
import org.s3aharness.report.RunSchemas;
import org.s3aharness.session.outcome.ExitCode;

/**
 * {@code --store aws} with its credentials, region and endpoint from the environment, which lead to
 * a LocalStack.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AwsRunIT extends PretendedAws {
  @Test
  void withoutATerminalNothingIsMadeUnlessYesIsSaid() throws Exception {
    run("--suite=setting");

    assertThat(harness.exitCodeWithin(LIMIT)).as(harness.console()).isEqualTo(ExitCode.USAGE);
    assertThat(harness.console())
        .contains("On account " + ACCOUNT + ", region " + REGION)
        .contains("KMS keys: at most 3")
        .containsPattern("requests: about [\\d,]+ for [\\d,]+ cases, and at most 250,000")
        .contains("give --yes to agree. Nothing was made.");
    assertNothingIsLeft();
  }

  @Test
  void withoutCredentialsItSaysWhatToDo() throws Exception {
    Map<String, String> nothing =
        Map.of(
            "AWS_EC2_METADATA_DISABLED",
            "true",
            "AWS_CONFIG_FILE",
            "/none",
            "AWS_SHARED_CREDENTIALS_FILE",
            "/none");
    harness = HarnessProcess.start(tmp(), directory, nothing, runWith("--store=aws"));

    assertThat(harness.exitCodeWithin(LIMIT)).as(harness.console()).isEqualTo(ExitCode.USAGE);
    assertThat(harness.console())
        .contains("default chain finds no credentials")
        .contains("AWS_PROFILE");
  }

  @Test
  void aDryRunCountsAndMakesNothing() throws Exception {
    run("--dry-run", "--suite=setting", "--profile=sse-s3", "--profile=cse-kms");

    assertThat(harness.exitCodeWithin(LIMIT)).as(harness.console()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(harness.console())
        .contains("account " + ACCOUNT)
        .containsPattern("buckets: [1-9]")
        .containsPattern("KMS keys: 2\\b")
        .containsPattern(
            "requests: [1-9]\\d+ \\([1-9]\\d* of S3, [1-9]\\d* of KMS, [1-9]\\d* of STS\\)")
        .contains("Nothing was made on it.");
    assertNothingIsLeft();
    assertHoldsNoSecret();
  }

  @Test
  void aRunCleansUpAndShowsNoSecret() throws Exception {
    run("--yes", "--suite=setting", "--profile=sse-kms-key-arn", "--profile=cse-kms");

    assertThat(harness.exitCodeWithin(LIMIT)).as(harness.console()).isEqualTo(ExitCode.AS_EXPECTED);
    RunSchemas.assertValid(harness.runDirectory());
    JsonNode store = environment().path("store");
    assertThat(store.path("chosen").asText()).isEqualTo("aws");
    assertThat(store.path("account").asText()).isEqualTo(ACCOUNT);
    assertThat(store.path("region").asText()).isEqualTo(REGION);
    // Otherwise AWS's new buckets block SSE-C.
    assertThat(shared.resolve("localstack.log"))
        .content()
        .contains("s3.PutBucketEncryption => 200");
    assertNothingIsLeft();
    assertHoldsNoSecret();
  }

  @Test
  void theLimitBreaksARunOffWhichCleansUp() throws Exception {
    run("--yes", "--suite=put", "--max-requests=120");

    assertThat(harness.exitCodeWithin(LIMIT))
        .as(harness.console())
        .isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(harness.console()).contains("Incomplete: The run has sent all of the 120 requests");
    List<String> results = Files.readAllLines(harness.runDirectory().resolve("results.jsonl"));
    assertThat(results)
        .anyMatch(line -> line.contains("\"verdict\":\"passed\""))
        .anyMatch(line -> line.contains("the run was broken off: "))
        .noneMatch(line -> line.contains("\"verdict\":\"failed\""));
    assertNothingIsLeft();
  }

  @Test
  void whatAKilledRunLeavesIsCleaned() throws Exception {
    assertCleanedAfterKillOn("aws");
  }

  @Test
  @Tag("nightly")
  void whatAKilledRunLeavesOnAStoreThatIsGivenIsCleaned() throws Exception {
    assertCleanedAfterKillOn("endpoint");
  }

  private void assertCleanedAfterKillOn(String store) throws Exception {
    // What does not concern the store is passed over.
    startRun(
        "--store=" + store,
        "--endpoint=" + localStack.s3Endpoint(),
        "--region=" + REGION,
        "--yes",
        "--suite=put",
        "--suite=key-lifecycle");
    harness.await(() -> harness.results().size() >= 5);
    killWhileAllBearTheTag();
    List<String> left = ownBuckets();
    assertThat(left).isNotEmpty();
    assertThat(usableKeys()).isGreaterThan(keysBefore);

    clean(environmentVariables(), "--dry-run");
    assertThat(harness.exitCodeWithin(LIMIT)).as(harness.console()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(harness.console()).contains(left).contains("Nothing was removed.");
    assertThat(ownBuckets()).isEqualTo(left);

    clean(environmentVariables());
    assertThat(harness.exitCodeWithin(LIMIT)).as(harness.console()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(harness.console()).contains("Nothing of the run is left.");
    assertNothingIsLeft();
  }

  @Test
  void anotherAccountsCredentialsCleanNothing() throws Exception {
    run("--suite=setting");
    harness.exitCodeWithin(LIMIT);
    Map<String, String> others = new HashMap<>(environmentVariables());
    others.put("AWS_ACCESS_KEY_ID", "999999999999");

    clean(others);

    assertThat(harness.exitCodeWithin(LIMIT)).as(harness.console()).isEqualTo(ExitCode.USAGE);
    assertThat(harness.console())
        .contains("the run used account " + ACCOUNT)
        .contains("belong to account 999999999999");
  }
}
