package org.s3aharness.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.HarnessProcess;
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
 * A LocalStack that stands in for AWS, with what is somebody else's on it: it takes twelve digits
 * for an access key, and for the account's number. Nothing of somebody else's may be touched.
 */
abstract class PretendedAws {
  static final Duration LIMIT = Duration.ofMinutes(6);
  static final String ACCOUNT = "112233445566";
  static final String SECRET = "canary-of-the-secret-key";
  static final String TOKEN = "canary-of-the-session-token";
  static final String REGION = "eu-central-1";
  static final String FOREIGN = "somebodys-own-data";

  @TempDir static Path shared;
  static Store localStack;
  static S3Client s3;
  static KmsClient kms;

  @TempDir Path directory;
  HarnessProcess harness;
  String foreignKey;
  long keysBefore;

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

  /** A bucket is made before it can be tagged: it is stopped where there is none between. */
  void killWhileAllBearTheTag() throws Exception {
    do {
      harness.signal("CONT");
      harness.signal("STOP");
    } while (ownBuckets().isEmpty() || !ownBuckets().stream().allMatch(AwsRunIT::isTagged));
    harness.signal("KILL");
    harness.exitCodeWithin(LIMIT);
  }

  static boolean isTagged(String bucket) {
    try {
      return !s3.getBucketTagging(r -> r.bucket(bucket)).tagSet().isEmpty();
    } catch (S3Exception none) {
      return false;
    }
  }

  void run(String... arguments) throws IOException {
    startRun(Stream.concat(Stream.of("--store=aws"), Stream.of(arguments)).toArray(String[]::new));
  }

  void startRun(String... arguments) throws IOException {
    harness = HarnessProcess.start(tmp(), directory, environmentVariables(), runWith(arguments));
  }

  List<String> runWith(String... arguments) {
    String out = directory.resolve("runs").toString();
    return Stream.concat(Stream.of("run", "--out", out), Stream.of(arguments)).toList();
  }

  Path tmp() {
    return directory.resolve("tmp");
  }

  void clean(Map<String, String> environment, String... arguments) throws IOException {
    String run = harness.runDirectory().toString();
    harness.close();
    harness =
        HarnessProcess.start(
            tmp(),
            directory,
            environment,
            Stream.concat(Stream.of("clean", run), Stream.of(arguments)).toList());
  }

  static Map<String, String> environmentVariables() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", ACCOUNT,
        "AWS_SECRET_ACCESS_KEY", SECRET,
        "AWS_SESSION_TOKEN", TOKEN,
        "AWS_REGION", REGION,
        "AWS_ENDPOINT_URL", localStack.s3Endpoint().toString());
  }

  JsonNode environment() throws IOException {
    return new ObjectMapper().readTree(harness.runDirectory().resolve("environment.json").toFile());
  }

  void assertNothingIsLeft() {
    assertThat(ownBuckets()).isEmpty();
    assertThat(usableKeys()).isEqualTo(keysBefore);
    assertThat(kms.listAliasesPaginator().aliases())
        .noneMatch(alias -> alias.aliasName().startsWith("alias/s3a-harness-"));
  }

  static List<String> ownBuckets() {
    return s3.listBuckets().buckets().stream()
        .map(Bucket::name)
        .filter(name -> !name.equals(FOREIGN))
        .toList();
  }

  /** Keys that are neither AWS's nor about to be deleted. */
  static long usableKeys() {
    return kms.listKeysPaginator().keys().stream()
        .map(key -> kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata())
        .filter(key -> key.keyState() != KeyState.PENDING_DELETION)
        .count();
  }

  void assertHoldsNoSecret() throws IOException {
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
