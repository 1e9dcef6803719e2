package org.s3aharness.suite.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.Assertions;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.suite.Refusal;
import software.amazon.awssdk.services.kms.model.KmsException;

/**
 * Judges what happens to data while its KMS key is disabled, pending deletion, rotated or renamed.
 */
class KeyLifecycleSuite {
  private static final String DELETING = "Deleting an Encryption Key";
  private static final Content OLD = FileSize.SMALL.content();
  private static final Content NEW = FileSize.SMALL.content().withSeed(2);

  @Behaviour(
      says =
          "A disabled key is refused for reads and writes, and works for both once it is"
              + " enabled again",
      source = Source.AWS_KMS,
      section = "Enable and disable keys")
  @EveryVariation(KmsMode.Every.class)
  void disabledKeyIsRefusedUntilItIsEnabled(Testbed testbed, KmsMode mode) throws IOException {
    mode.requireRefusals(testbed);
    KmsKey key = testbed.newKmsKey("to be disabled");
    try (S3AClient s3a = writeOld(testbed, mode, key.arn())) {
      testbed.changeKeys().disable(key);
      judgeRefused(testbed, mode, Refusal.KMS_DISABLED, key, s3a, "while disabled");
      testbed.changeKeys().enable(key);
      verifyReadsAndWrites(testbed, mode, key.arn(), s3a);
    }
  }

  @Behaviour(
      says = "A key can be scheduled for deletion in 7 and in 30 days, and is pending until then",
      source = Source.CLOUDERA_GUIDE,
      section = DELETING)
  @NoProfile
  void pendingTimeIsSevenToThirtyDays(Testbed testbed) {
    for (int days :
        new int[] {
          KmsKeyManager.MINIMUM_DAYS_TO_DELETION, KmsKeyManager.MAXIMUM_DAYS_TO_DELETION
        }) {
      KmsKey key = testbed.newKmsKey("deleted in " + days);
      Instant due = Instant.now().plus(Duration.ofDays(days));
      testbed.changeKeys().scheduleDeletion(key, days);
      assertThat(testbed.changeKeys().status(key).state()).as("state").isEqualTo("PendingDeletion");
      assertThat(testbed.changeKeys().status(key).deletion())
          .as("day of its deletion")
          .hasValueSatisfying(
              day -> assertThat(day).isCloseTo(due, Assertions.within(1, ChronoUnit.HOURS)));
    }
  }

  @Behaviour(
      says = "Deletion in fewer than 7 days or in more than 30 is refused, and the key stays",
      source = Source.CLOUDERA_GUIDE,
      section = DELETING)
  @NoProfile
  void otherPendingTimesAreRefused(Testbed testbed) {
    KmsKey key = testbed.newKmsKey("not to be deleted");
    for (int days :
        new int[] {
          KmsKeyManager.MINIMUM_DAYS_TO_DELETION - 1, KmsKeyManager.MAXIMUM_DAYS_TO_DELETION + 1
        }) {
      KmsException refused =
          catchThrowableOfType(
              KmsException.class, () -> testbed.changeKeys().scheduleDeletion(key, days));
      assertThat(refused).as("refusal of %d days", days).isNotNull();
      assertThat(refused.statusCode()).as("HTTP status").isEqualTo(400);
      assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
      testbed.checks().observed("deletion in " + days + " days", refused.getMessage());
    }
    assertThat(testbed.changeKeys().status(key).state()).as("state").isEqualTo("Enabled");
  }

  @Behaviour(
      says = "A key that is pending deletion is refused for reads and writes",
      source = Source.AWS_KMS,
      section = "Key states of AWS KMS keys: Pending deletion")
  @EveryVariation(KmsMode.Every.class)
  void keyPendingDeletionIsRefused(Testbed testbed, KmsMode mode) throws IOException {
    mode.requireRefusals(testbed);
    KmsKey key = testbed.newKmsKey("pending");
    try (S3AClient s3a = writeOld(testbed, mode, key.arn())) {
      testbed.changeKeys().scheduleDeletion(key, KmsKeyManager.MINIMUM_DAYS_TO_DELETION);
      judgeRefused(testbed, mode, Refusal.KMS_INVALID_STATE, key, s3a, "while pending deletion");
    }
  }

  @Behaviour(
      says =
          "A key whose deletion is cancelled is disabled: the data is readable only after"
              + " the key is enabled",
      source = Source.CLOUDERA_GUIDE,
      section = DELETING)
  @EveryVariation(KmsMode.Every.class)
  void reinstatedKeyServesOnceItIsEnabled(Testbed testbed, KmsMode mode) throws IOException {
    mode.requireRefusals(testbed);
    KmsKey key = testbed.newKmsKey("reinstated");
    try (S3AClient s3a = writeOld(testbed, mode, key.arn())) {
      testbed.changeKeys().scheduleDeletion(key, KmsKeyManager.MAXIMUM_DAYS_TO_DELETION);
      testbed.changeKeys().cancelDeletion(key);
      assertThat(testbed.changeKeys().status(key).state()).as("state").isEqualTo("Disabled");
      judgeRefused(testbed, mode, Refusal.KMS_DISABLED, key, s3a, "after cancelling");
      testbed.changeKeys().enable(key);
      verifyReadsAndWrites(testbed, mode, key.arn(), s3a);
    }
  }

  @Behaviour(
      says = "After its key is rotated, an old object is readable, and so is a new one",
      source = Source.AWS_KMS,
      section = "Rotate AWS KMS keys")
  @EveryVariation(KmsMode.Every.class)
  void rotatedKeyServesOldAndNewObjects(Testbed testbed, KmsMode mode) throws IOException {
    KmsKey key = testbed.newKmsKey("rotated");
    try (S3AClient s3a = writeOld(testbed, mode, key.arn())) {
      testbed.changeKeys().rotate(key);
      verifyReadsAndWrites(testbed, mode, key.arn(), s3a);
    }
  }

  @Behaviour(
      says = "An object written through an alias can be read after the alias is gone",
      source = Source.AWS_KMS,
      section = "Delete an alias: does not affect the KMS key")
  @EveryVariation(KmsMode.ServerSide.class)
  void objectOutlivesTheAliasItWasWrittenThrough(Testbed testbed, KmsMode mode) throws IOException {
    mode.requireRefusals(testbed);
    testbed.requirements().ability(Ability.KEEPS_KEY_OF_ALIAS);
    KmsKey key = testbed.newKmsKey("alias");
    try (S3AClient s3a = writeOld(testbed, mode, key.aliasName())) {
      testbed.changeKeys().deleteAlias(key);
      Refusal.byKms(Refusal.KMS_NOT_FOUND, mode.mode(), key.aliasName())
          .judge(testbed.checks(), "write through the deleted alias", () -> s3a.write("new", NEW));
      assertThat(testbed.store().keys(testbed.place(), "new")).as("a file refused").isEmpty();
      testbed.verifyRead(s3a, "old", OLD);
    }
  }

  private static S3AClient writeOld(Testbed testbed, KmsMode mode, String key) throws IOException {
    testbed.requirements().settings(mode.settings(key));
    S3AClient s3a = testbed.openInstead(mode.settings(key));
    s3a.write("old", OLD);
    testbed.verifyAs("old", OLD, mode.encryption(key));
    return s3a;
  }

  private static void judgeRefused(
      Testbed testbed, KmsMode mode, String code, KmsKey key, S3AClient s3a, String when)
      throws IOException {
    Refusal refusal = Refusal.byKms(code, mode.mode(), key.id());
    refusal.judge(testbed.checks(), "read " + when, () -> s3a.read("old"));
    refusal.judge(testbed.checks(), "write " + when, () -> s3a.write("new", NEW));
    assertThat(testbed.store().keys(testbed.place(), "new")).as("a file refused").isEmpty();
  }

  private static void verifyReadsAndWrites(Testbed testbed, KmsMode mode, String key, S3AClient s3a)
      throws IOException {
    testbed.verifyRead(s3a, "old", OLD);
    s3a.write("new", NEW);
    testbed.verifyAs("new", NEW, mode.encryption(key));
    testbed.verifyRead(s3a, "new", NEW);
  }
}
