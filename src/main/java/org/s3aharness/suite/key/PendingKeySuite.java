package org.s3aharness.suite.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.FileState;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.suite.Refusal;

/**
 * Judges a cluster that writes with a second key while data remains under the first, which is
 * pending deletion. The guide warns of this.
 */
class PendingKeySuite {
  private static final String DELETING = "Deleting an Encryption Key";
  private static final Content OLD = FileSize.SMALL.content();
  private static final Content NEW = FileSize.SMALL.content().withSeed(2);

  /** Holds old data, both keys, and a filesystem that uses the second. */
  private record Cluster(KmsKey first, KmsKey second, S3AClient s3a) {}

  @Behaviour(
      says = "New objects are written and read with the new key while the old one is pending",
      source = Source.CLOUDERA_GUIDE,
      section = DELETING)
  @EveryVariation(KmsMode.ServerSide.class)
  void newObjectsAreNotAffected(Testbed testbed, KmsMode mode) throws IOException {
    Cluster cluster = withPendingKey(testbed, mode);
    cluster.s3a().write("new", NEW);
    testbed.verifyAs("new", NEW, mode.encryption(cluster.second().arn()));
    testbed.verifyRead(cluster.s3a(), "new", NEW);
  }

  @Behaviour(
      says = "An old object cannot be read while its key is pending; the error names that key",
      source = Source.CLOUDERA_GUIDE,
      section = DELETING)
  @EveryVariation(KmsMode.ServerSide.class)
  void oldObjectIsRefusedAndItsKeyNamed(Testbed testbed, KmsMode mode) throws IOException {
    mode.requireRefusals(testbed);
    Cluster cluster = withPendingKey(testbed, mode);
    Refusal.byKms(Refusal.KMS_INVALID_STATE, mode.mode(), cluster.first().id())
        .judge(testbed.checks(), "read of the old object", () -> cluster.s3a().read("old/file"));
  }

  @Behaviour(
      says =
          "An old object is listed with its length while its key is pending: metadata is"
              + " not encrypted",
      source = Source.AWS_S3,
      section = "Using SSE-KMS: encrypts only the object data, not the metadata")
  @EveryVariation(KmsMode.ServerSide.class)
  void oldObjectIsListed(Testbed testbed, KmsMode mode) throws IOException {
    Cluster cluster = withPendingKey(testbed, mode);
    assertThat(cluster.s3a().status("old/file").length()).isEqualTo(OLD.size());
    assertThat(cluster.s3a().list("old", true))
        .extracting(FileState::path)
        .containsExactly("old/file");
  }

  @Behaviour(
      says = "An old object can be overwritten and deleted while its key is pending",
      source = Source.AWS_S3,
      section = "Using SSE-KMS: encrypts only the object data, not the metadata")
  @EveryVariation(KmsMode.ServerSide.class)
  void oldObjectIsOverwrittenAndDeleted(Testbed testbed, KmsMode mode) throws IOException {
    Cluster cluster = withPendingKey(testbed, mode);
    cluster.s3a().write("old/file", NEW);
    testbed.verifyAs("old/file", NEW, mode.encryption(cluster.second().arn()));
    assertThat(cluster.s3a().delete("old", true)).as("delete").isTrue();
    assertThat(testbed.store().keys(testbed.place(), "old/")).as("what is left").isEmpty();
  }

  @Behaviour(
      says = "An old object cannot be renamed while its key is pending, and stays where it is",
      source = Source.AWS_S3,
      section = "CopyObject: the source is decrypted, which needs its key")
  @EveryVariation(KmsMode.ServerSide.class)
  void oldObjectCannotBeRenamed(Testbed testbed, KmsMode mode) throws IOException {
    mode.requireRefusals(testbed);
    testbed.requirements().ability(Ability.NEEDS_KEY_TO_COPY);
    Cluster cluster = withPendingKey(testbed, mode);
    Refusal.byKms(Refusal.KMS_INVALID_STATE, mode.mode(), cluster.first().id())
        .judge(
            testbed.checks(),
            "rename of the old object",
            () -> cluster.s3a().rename("old/file", "renamed"));
    testbed
        .checks()
        .observed(
            "what is stored after the rename",
            String.join(", ", testbed.store().keys(testbed.place(), "")));
    assertThat(testbed.store().keys(testbed.place(), ""))
        .as("what is stored")
        .containsAnyOf("old/file", "renamed");
  }

  @Behaviour(
      says = "You can reinstate a key if you change your mind: the old data is readable again",
      source = Source.CLOUDERA_GUIDE,
      section = DELETING)
  @EveryVariation(KmsMode.ServerSide.class)
  void reinstatedKeyBringsOldObjectsBack(Testbed testbed, KmsMode mode) throws IOException {
    Cluster cluster = withPendingKey(testbed, mode);
    testbed.changeKeys().cancelDeletion(cluster.first());
    testbed.changeKeys().enable(cluster.first());
    testbed.verifyRead(cluster.s3a(), "old/file", OLD);
    testbed.verifyAs("old/file", OLD, mode.encryption(cluster.first().arn()));
  }

  private static Cluster withPendingKey(Testbed testbed, KmsMode mode) throws IOException {
    KmsKey first = testbed.newKmsKey("first");
    KmsKey second = testbed.newKmsKey("second");
    testbed.requirements().settings(mode.settings(first.arn()));
    try (S3AClient writer = testbed.openInstead(mode.settings(first.arn()))) {
      writer.write("old/file", OLD);
    }
    testbed.verifyAs("old/file", OLD, mode.encryption(first.arn()));
    testbed.changeKeys().scheduleDeletion(first, KmsKeyManager.MINIMUM_DAYS_TO_DELETION);
    return new Cluster(first, second, testbed.openInstead(mode.settings(second.arn())));
  }
}
