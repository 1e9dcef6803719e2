package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.store.ability.Ability;

/** Judges settings that cannot work: they must be refused, and nothing may be written meanwhile. */
class InvalidSettingSuite {
  private static final Refusal KEY_NOT_FOUND = Refusal.withAnswer(400, "KMS.NotFoundException");
  private static final String NOWHERE_KEY = "key/00000000-0000-4000-8000-000000000000";

  /** The number of parts in {@code arn:PARTITION:kms:REGION:ACCOUNT:key/ID}. */
  private static final int ARN_PARTS = 6;

  private static final int ARN_REGION = 3;

  @Behaviour(
      says = "An algorithm that S3A does not know is refused before anything is written",
      source = Source.HADOOP_ENCRYPTION,
      section = "Encryption options")
  @NoProfile
  void unknownAlgorithmIsRefused(Testbed testbed) throws IOException {
    refusedAtOpen(testbed, "SSE-NONSENSE", null);
  }

  @Behaviour(
      says = "SSE-C without a key is refused before anything is written",
      source = Source.HADOOP_ENCRYPTION,
      section = "Enabling SSE-C")
  @NoProfile
  void customerKeyMustBeSet(Testbed testbed) throws IOException {
    refusedAtOpen(testbed, "SSE-C", null);
  }

  @Behaviour(
      says = "SSE-S3 with a key is refused before anything is written",
      source = Source.HADOOP_ENCRYPTION,
      section = "Enabling SSE-S3")
  @NoProfile
  void sseS3TakesNoKey(Testbed testbed) throws IOException {
    refusedAtOpen(testbed, "AES256", "a-key");
  }

  @Behaviour(
      says = "CSE-KMS without a key is refused before anything is written",
      source = Source.HADOOP_ENCRYPTION,
      section = "Amazon S3 Client Side Encryption: Setup")
  @NoProfile
  void cseKmsNeedsAKey(Testbed testbed) throws IOException {
    refusedAtOpen(testbed, "CSE-KMS", null);
  }

  @Behaviour(
      says = "A customer key that is not base64 is refused and nothing is stored",
      source = Source.HADOOP_ENCRYPTION,
      section = "Enabling SSE-C")
  @NoProfile
  void malformedCustomerKeyIsRefused(Testbed testbed) throws IOException {
    refusedAtWrite(testbed, "SSE-C", "*** not base64 ***", Refusal.ofAnyKind());
  }

  @Behaviour(
      says = "A customer key of the wrong length is refused and nothing is stored",
      source = Source.AWS_S3,
      section = "SSE-C: 256-bit, base64-encoded key")
  @NoProfile
  void shortCustomerKeyIsRefused(Testbed testbed) throws IOException {
    refusedAtWrite(testbed, "SSE-C", "dG9vIHNob3J0", Refusal.ofAnyKind());
  }

  @Behaviour(
      says = "A KMS key that does not exist is refused with 400 and nothing is stored",
      source = Source.HADOOP_TROUBLESHOOTING,
      section = "AWS Server-Side Encryption: KMS.NotFoundException")
  @NoProfile
  void nonexistentKmsKeyIsRefused(Testbed testbed) throws IOException {
    testbed.requirements().ability(Ability.PASSES_KMS_ERRORS_ON);
    String key = nowhere(testbed, testbed.settings().region());
    refusedAtWrite(testbed, "SSE-KMS", key, KEY_NOT_FOUND);
  }

  @Behaviour(
      says = "A KMS key in another region is refused with 400 and nothing is stored",
      source = Source.HADOOP_ENCRYPTION,
      section = "SSE-KMS: Server-Encryption with KMS Managed Encryption Keys")
  @NoProfile
  void kmsKeyOfAnotherRegionIsRefused(Testbed testbed) throws IOException {
    testbed.requirements().ability(Ability.PASSES_KMS_ERRORS_ON);
    String otherRegion =
        testbed.settings().region().equals("eu-west-1") ? "us-east-1" : "eu-west-1";
    refusedAtWrite(testbed, "SSE-KMS", nowhere(testbed, otherRegion), KEY_NOT_FOUND);
  }

  /** Returns the ARN of a key that does not exist, in the store's own account. */
  private static String nowhere(Testbed testbed, String region) {
    String key = testbed.keys().variable("s3aharness.kms.key1.arn");
    String[] parts = key.split(":", ARN_PARTS);
    testbed
        .requirements()
        .seen(parts.length == ARN_PARTS, "the ARN of the KMS key is not known, only " + key);
    parts[ARN_REGION] = region;
    parts[ARN_PARTS - 1] = NOWHERE_KEY;
    return String.join(":", parts);
  }

  private static void refusedAtOpen(Testbed testbed, String algorithm, String key)
      throws IOException {
    Refusal.ofAnyKind()
        .judge(
            testbed.checks(),
            "opening under " + algorithm,
            () -> testbed.openInstead(settings(algorithm, key)).close());
    assertNothingStored(testbed);
  }

  private static void refusedAtWrite(Testbed testbed, String algorithm, String key, Refusal refusal)
      throws IOException {
    refusal.judge(
        testbed.checks(),
        "a write under " + algorithm,
        () -> {
          try (S3AClient s3a = testbed.openInstead(settings(algorithm, key))) {
            s3a.write("file", FileSize.SMALL.content());
          }
        });
    assertNothingStored(testbed);
  }

  private static void assertNothingStored(Testbed testbed) {
    assertThat(testbed.store().keys(testbed.place(), "")).as("what is stored").isEmpty();
    assertThat(testbed.store().openUploads(testbed.place())).as("uploads left open").isEmpty();
  }

  private static Map<String, String> settings(String algorithm, String key) {
    Map<String, String> settings = new HashMap<>();
    settings.put(EncryptionSettings.ALGORITHM, algorithm);
    if (key != null) {
      settings.put(EncryptionSettings.KEY, key);
    }
    return settings;
  }
}
