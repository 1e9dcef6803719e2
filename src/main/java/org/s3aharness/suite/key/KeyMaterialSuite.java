package org.s3aharness.suite.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.Feature;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.suite.Refusal;
import org.s3aharness.suite.RetrySettings;
import software.amazon.awssdk.services.kms.model.KmsException;

/** Judges keys whose material KMS generates, and keys whose material a customer imports. */
class KeyMaterialSuite {
  private static final String DATA_AT_REST = "Amazon S3 and Data at Rest Encryption";
  private static final Content CONTENT = FileSize.SMALL.content();

  @Behaviour(
      says = "You can have Amazon generate and manage the keys in AWS KMS for you",
      source = Source.CLOUDERA_GUIDE,
      section = DATA_AT_REST)
  @EveryVariation(KmsMode.Every.class)
  void keyWithGeneratedMaterialEncrypts(Testbed testbed, KmsMode mode) throws IOException {
    KmsKey key = testbed.newKmsKey("generated");
    testbed.requirements().settings(mode.settings(key.arn()));
    assertThat(testbed.changeKeys().status(key).origin()).as("origin").isEqualTo("AWS_KMS");
    try (S3AClient s3a = testbed.openInstead(settings(mode, key))) {
      verifyWritesAndReads(testbed, mode, key, s3a, "file");
    }
  }

  @Behaviour(
      says = "You can provide your own key material",
      source = Source.CLOUDERA_GUIDE,
      section = DATA_AT_REST)
  @EveryVariation(KmsMode.Every.class)
  void keyWithImportedMaterialEncrypts(Testbed testbed, KmsMode mode) throws IOException {
    KmsKey key = testbed.newKmsKeyWithoutMaterial("imported");
    testbed.requirements().settings(mode.settings(key.arn()));
    testbed.changeKeys().importMaterial(key, newMaterial());
    assertThat(testbed.changeKeys().status(key).origin()).as("origin").isEqualTo("EXTERNAL");
    try (S3AClient s3a = testbed.openInstead(settings(mode, key))) {
      verifyWritesAndReads(testbed, mode, key, s3a, "file");
    }
  }

  @Behaviour(
      says = "A key without its material is refused for writes, and nothing is stored",
      source = Source.AWS_KMS,
      section = "Key states of AWS KMS keys: Pending import")
  @EveryVariation(KmsMode.Every.class)
  void keyWithoutMaterialIsRefused(Testbed testbed, KmsMode mode) throws IOException {
    mode.requireRefusals(testbed);
    testbed.requirements().ability(Ability.REFUSES_KEYS_WITHOUT_MATERIAL);
    KmsKey key = testbed.newKmsKeyWithoutMaterial("empty");
    testbed.requirements().settings(mode.settings(key.arn()));
    try (S3AClient s3a = testbed.openInstead(settings(mode, key))) {
      Refusal.byKms(Refusal.KMS_INVALID_STATE, mode.mode(), key.id())
          .judge(testbed.checks(), "write before import", () -> s3a.write("file", CONTENT));
      testbed
          .checks()
          .equal(
              Witness.STORE,
              "stored",
              "after the refusal",
              List.of(),
              testbed.store().keys(testbed.place(), ""));
    }
  }

  @Behaviour(
      says =
          "Data cannot be read after its imported key material is deleted, and can be"
              + " read again once the material is imported again",
      source = Source.AWS_KMS,
      section = "Delete imported key material")
  @EveryVariation(KmsMode.Every.class)
  void deletedMaterialBringsTheDataBackWhenImportedAgain(Testbed testbed, KmsMode mode)
      throws IOException {
    mode.requireRefusals(testbed);
    testbed.requirements().ability(Ability.REFUSES_KEYS_WITHOUT_MATERIAL);
    KmsKey key = testbed.newKmsKeyWithoutMaterial("reimported");
    testbed.requirements().settings(mode.settings(key.arn()));
    byte[] material = newMaterial();
    testbed.changeKeys().importMaterial(key, material);
    try (S3AClient s3a = testbed.openInstead(settings(mode, key))) {
      verifyWritesAndReads(testbed, mode, key, s3a, "old");
      testbed.changeKeys().deleteMaterial(key);
      Refusal.byKms(Refusal.KMS_INVALID_STATE, mode.mode(), key.id())
          .judge(testbed.checks(), "read without material", () -> s3a.read("old"));
      Refusal.byKms(Refusal.KMS_INVALID_STATE, mode.mode(), key.id())
          .judge(testbed.checks(), "write without material", () -> s3a.write("new", CONTENT));
      testbed.changeKeys().importMaterial(key, material);
      testbed.verifyRead(s3a, "old", CONTENT);
      verifyWritesAndReads(testbed, mode, key, s3a, "new");
    }
  }

  @Behaviour(
      says = "Only the material that a key had before can be imported again",
      source = Source.AWS_KMS,
      section = "ImportKeyMaterial: you cannot import different key material")
  @NoProfile
  void otherMaterialIsRefused(Testbed testbed) {
    testbed.requirements().feature(Feature.KMS_API);
    testbed.requirements().ability(Ability.REFUSES_OTHER_MATERIAL);
    KmsKey key = testbed.newKmsKeyWithoutMaterial("other material");
    testbed.changeKeys().importMaterial(key, newMaterial());
    testbed.changeKeys().deleteMaterial(key);
    KmsException refused =
        catchThrowableOfType(
            KmsException.class, () -> testbed.changeKeys().importMaterial(key, newMaterial()));
    testbed
        .checks()
        .equal(
            Witness.STORE,
            "other-material",
            "import of other material",
            "IncorrectKeyMaterialException",
            refused == null ? "accepted" : refused.awsErrorDetails().errorCode());
  }

  private static void verifyWritesAndReads(
      Testbed testbed, KmsMode mode, KmsKey key, S3AClient s3a, String file) throws IOException {
    s3a.write(file, CONTENT);
    testbed.verifyAs(file, CONTENT, mode.encryption(key.arn()));
    testbed.verifyRead(s3a, file, CONTENT);
  }

  /**
   * Returns settings that allow few retries: a store that answers with 500 would be asked for
   * minutes.
   */
  private static Map<String, String> settings(KmsMode mode, KmsKey key) {
    Map<String, String> settings = new HashMap<>(mode.settings(key.arn()));
    settings.putAll(RetrySettings.SHORT);
    return settings;
  }

  private static byte[] newMaterial() {
    byte[] material = new byte[KmsKeyManager.MATERIAL_BYTES];
    new SecureRandom().nextBytes(material);
    return material;
  }
}
