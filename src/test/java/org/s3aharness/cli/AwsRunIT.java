package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.report.RunSchemas;
import org.s3aharness.session.ExitCode;
import org.s3aharness.store.Store;
import org.s3aharness.store.TestClients;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.local.LocalStackOptions;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * {@code --store aws} with its credentials, region and endpoint from the environment, which lead to
 * a LocalStack: it takes twelve digits for an access key, and for the account's number.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AwsRunIT {
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final String ACCOUNT = "112233445566";
  private static final String SECRET = "canary-of-the-secret-key";
  private static final String TOKEN = "canary-of-the-session-token";
  private static final String REGION = "eu-central-1";
  private static final String FOREIGN = "somebodys-own-data";

  @TempDir static Path shared;
  private static Store localStack;
  private static S3Client s3;
  private static KmsClient kms;

  @TempDir Path directory;
  private HarnessProcess harness;
  private String foreignKey;
  private long keysBefore;

  @BeforeAll
  static void startLocalStack() {
    localStack =
        LocalStack.start(
            LocalStackOptions.loggingTo(shared.resolve("localstack.log"))
                .withHosting(LocalStackOptions.Hosting.HOST)
                .withRegion(REGION),
            line -> {});
    s3 = TestClients.s3(localStack.s3Endpoint(), REGION, ACCOUNT);
    kms = TestClients.kms(localStack.kmsEndpoint(), REGION, ACCOUNT);
  }

  @AfterAll
  static void endLocalStack() {
    s3.close();
    kms.close();
    localStack.close();
  }

  @BeforeEach
  void makeWhatIsSomebodyElses() {
    s3.createBucket(
        r -> r.bucket(FOREIGN).createBucketConfiguration(c -> c.locationConstraint(REGION)));
    s3.putObject(r -> r.bucket(FOREIGN).key("k"), RequestBody.fromString("v"));
    foreignKey = kms.createKey(r -> r.description("somebody's")).keyMetadata().keyId();
    keysBefore = usableKeys();
  }

  @AfterEach
  void whatIsSomebodyElsesIsUntouched() throws IOException {
    if (harness != null) {
      harness.close();
    }
    assertThat(s3.getObjectAsBytes(r -> r.bucket(FOREIGN).key("k")).asUtf8String()).isEqualTo("v");
    assertThat(kms.describeKey(r -> r.keyId(foreignKey)).keyMetadata().keyState())
        .isEqualTo(KeyState.ENABLED);
    s3.deleteObject(r -> r.bucket(FOREIGN).key("k"));
    s3.deleteBucket(r -> r.bucket(FOREIGN));
  }

  @Test
  void withoutATerminalNothingIsMadeUnlessYesIsSaid() throws Exception {
    run("--suite=setting");

    assertThat(harness.exitCodeWithin(LIMIT)).as(harness.console()).isEqualTo(ExitCode.USAGE);
    assertThat(harness.console())
        .contains("On account " + ACCOUNT + ", region " + REGION)
        .contains("KMS keys: 3")
        .containsPattern("requests: about [\\d,]+ for [\\d,]+ cases, at most 250,000")
        .contains("give --yes. Nothing was made.");
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
    assertThat(harness.console()).contains("no credentials are found").contains("AWS_PROFILE");
  }

  @Test
  void aDryRunCountsAndMakesNothing() throws Exception {
    run("--dry-run", "--suite=setting", "--profile=sse-s3", "--profile=cse-kms");

    assertThat(harness.exitCodeWithin(LIMIT)).as(harness.console()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(harness.console())
        .contains("account " + ACCOUNT)
        .containsPattern("buckets: [1-9]")
        .containsPattern("KMS keys: [3-9]")
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
    assertNothingIsLeft();
    assertHoldsNoSecret();
  }

  @Test
  void theLimitBreaksARunOffWhichCleansUp() throws Exception {
    run("--yes", "--suite=put", "--max-requests=120");

    assertThat(harness.exitCodeWithin(LIMIT))
        .as(harness.console())
        .isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(harness.console()).contains("Incomplete: The 120 requests that the run may send");
    List<String> results = Files.readAllLines(harness.runDirectory().resolve("results.jsonl"));
    assertThat(results)
        .anyMatch(line -> line.contains("\"verdict\":\"passed\""))
        .anyMatch(line -> line.contains("the run broke off: "))
        .noneMatch(line -> line.contains("\"verdict\":\"failed\""));
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "endpoint"})
  void whatAKilledRunLeavesIsCleaned(String store) throws Exception {
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
        .contains("the run was in account " + ACCOUNT)
        .contains("of account 999999999999");
  }

  /** A bucket is made before it can be tagged: it is stopped where there is none between. */
  private void killWhileAllBearTheTag() throws Exception {
    do {
      harness.signal("CONT");
      harness.signal("STOP");
    } while (ownBuckets().isEmpty() || !ownBuckets().stream().allMatch(AwsRunIT::isTagged));
    harness.signal("KILL");
    harness.exitCodeWithin(LIMIT);
  }

  private static boolean isTagged(String bucket) {
    try {
      return !s3.getBucketTagging(r -> r.bucket(bucket)).tagSet().isEmpty();
    } catch (S3Exception none) {
      return false;
    }
  }

  private void run(String... arguments) throws IOException {
    startRun(Stream.concat(Stream.of("--store=aws"), Stream.of(arguments)).toArray(String[]::new));
  }

  private void startRun(String... arguments) throws IOException {
    harness = HarnessProcess.start(tmp(), directory, environmentVariables(), runWith(arguments));
  }

  private List<String> runWith(String... arguments) {
    String out = directory.resolve("runs").toString();
    return Stream.concat(Stream.of("run", "--out", out), Stream.of(arguments)).toList();
  }

  private Path tmp() {
    return directory.resolve("tmp");
  }

  private void clean(Map<String, String> environment, String... arguments) throws IOException {
    String run = harness.runDirectory().toString();
    harness.close();
    harness =
        HarnessProcess.start(
            tmp(),
            directory,
            environment,
            Stream.concat(Stream.of("clean", run), Stream.of(arguments)).toList());
  }

  private static Map<String, String> environmentVariables() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", ACCOUNT,
        "AWS_SECRET_ACCESS_KEY", SECRET,
        "AWS_SESSION_TOKEN", TOKEN,
        "AWS_REGION", REGION,
        "AWS_ENDPOINT_URL", localStack.s3Endpoint().toString());
  }

  private JsonNode environment() throws IOException {
    return new ObjectMapper().readTree(harness.runDirectory().resolve("environment.json").toFile());
  }

  private void assertNothingIsLeft() {
    assertThat(ownBuckets()).isEmpty();
    assertThat(usableKeys()).isEqualTo(keysBefore);
    assertThat(kms.listAliasesPaginator().aliases())
        .noneMatch(alias -> alias.aliasName().startsWith("alias/s3a-harness-"));
  }

  private static List<String> ownBuckets() {
    return s3.listBuckets().buckets().stream()
        .map(Bucket::name)
        .filter(name -> !name.equals(FOREIGN))
        .toList();
  }

  /** Keys that are neither AWS's nor about to be deleted. */
  private static long usableKeys() {
    return kms.listKeysPaginator().keys().stream()
        .map(key -> kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata())
        .filter(key -> key.keyState() != KeyState.PENDING_DELETION)
        .count();
  }

  private void assertHoldsNoSecret() throws IOException {
    assertThat(harness.console()).doesNotContain(SECRET, TOKEN);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(SECRET, TOKEN);
      }
    }
  }
}
