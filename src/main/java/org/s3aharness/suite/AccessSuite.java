package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.StorageChecks;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.KmsKey;

/** Judges who can read what: readers whose settings differ from the writer's. */
class AccessSuite {

  @Behaviour(
      says = "A reader without encryption settings reads what S3 itself decrypts",
      source = Source.HADOOP_ENCRYPTION,
      section = "Introduction")
  @EveryProfile(modes = {Mode.NONE, Mode.SSE_S3, Mode.SSE_KMS, Mode.DSSE_KMS})
  void readerWithoutSettingsReads(Testbed testbed) throws IOException {
    Content content = FileSize.SMALL.content();
    writeWithProfile(testbed, content);
    try (S3AClient reader = testbed.openInstead(Map.of())) {
      assertThat(reader.status("file").length()).isEqualTo(content.size());
      testbed.verifyRead(reader, "file", content);
    }
  }

  @Behaviour(
      says = "A reader without the customer's key is refused",
      source = Source.HADOOP_ENCRYPTION,
      section = "The fs.s3a.encryption.key value is used to read and write data")
  @EveryProfile(modes = Mode.SSE_C)
  void readerWithoutTheCustomerKeyIsRefused(Testbed testbed) throws IOException {
    writeWithProfile(testbed, FileSize.SMALL.content());
    try (S3AClient reader = testbed.openInstead(Map.of())) {
      Refusal.withStatus(400)
          .judge(testbed.checks(), "a read without the key", () -> reader.read("file"));
    }
  }

  @Behaviour(
      says = "A reader with another customer's key is refused",
      source = Source.HADOOP_ENCRYPTION,
      section = "The fs.s3a.encryption.key value is used to read and write data")
  @EveryProfile(modes = Mode.SSE_C)
  void readerWithAnotherCustomerKeyIsRefused(Testbed testbed) throws IOException {
    writeWithProfile(testbed, FileSize.SMALL.content());
    Map<String, String> otherKey =
        Map.of(
            EncryptionSettings.ALGORITHM,
            "SSE-C",
            EncryptionSettings.KEY,
            testbed.keys().variable("s3aharness.sse-c.key2"));
    try (S3AClient reader = testbed.openInstead(otherKey)) {
      Refusal.withStatus(403)
          .judge(testbed.checks(), "a read with another key", () -> reader.read("file"));
    }
  }

  @Behaviour(
      says = "A reader without client-side encryption gets no plaintext",
      source = Source.HADOOP_ENCRYPTION,
      section = "Amazon S3 Client Side Encryption: Introduction")
  @EveryProfile(modes = {Mode.CSE_KMS, Mode.CSE_CUSTOM})
  void readerWithoutClientSideEncryptionGetsNoPlaintext(Testbed testbed) throws IOException {
    Content content = FileSize.SMALL.content();
    writeWithProfile(testbed, content);
    try (S3AClient reader = testbed.openInstead(Map.of())) {
      boolean plain = reader.read("file").sha256().equals(content.fingerprint().sha256());
      testbed
          .checks()
          .equal(
              Witness.S3A,
              "ciphertext",
              Grade.EXPOSED,
              "what it reads",
              StorageChecks.CIPHERTEXT,
              plain ? StorageChecks.PLAINTEXT : StorageChecks.CIPHERTEXT);
    }
  }

  @Behaviour(
      says = "A reader whose keyring has another key is refused",
      source = Source.HADOOP_ENCRYPTION,
      section = "CSE-CUSTOM")
  @EveryProfile(modes = Mode.CSE_CUSTOM)
  void readerWithAnotherWrappingKeyIsRefused(Testbed testbed) throws IOException {
    writeWithProfile(testbed, FileSize.SMALL.content());
    Map<String, String> otherKey =
        Map.of("s3aharness.keyring.wrapping.key", testbed.keys().variable("s3aharness.sse-c.key2"));
    try (S3AClient reader = testbed.open(otherKey)) {
      Refusal.ofAnyKind()
          .judge(testbed.checks(), "a read with another key", () -> reader.read("file"));
    }
  }

  @Behaviour(
      says = "A reader is refused while the key that wraps the data keys is disabled",
      source = Source.HADOOP_ENCRYPTION,
      section = "How data is encrypted: CSE-KMS")
  @EveryProfile(modes = Mode.CSE_KMS)
  void readerWithoutTheKmsKeyIsRefused(Testbed testbed) throws IOException {
    Content content = FileSize.SMALL.content();
    KmsKey key = testbed.newKmsKey("to be disabled");
    Map<String, String> settings =
        Map.of(EncryptionSettings.ALGORITHM, "CSE-KMS", EncryptionSettings.KEY, key.arn());
    try (S3AClient s3a = testbed.openInstead(settings)) {
      s3a.write("file", content);
      testbed.changeKeys().disable(key);
      Refusal.ofAnyKind()
          .withNaming(key.arn())
          .judge(testbed.checks(), "a read while the key is disabled", () -> s3a.read("file"));
      testbed.changeKeys().enable(key);
      testbed.verifyRead(s3a, "file", content);
    }
  }

  private static void writeWithProfile(Testbed testbed, Content content) throws IOException {
    try (S3AClient writer = testbed.open()) {
      writer.write("file", content);
    }
    testbed.verify("file", content);
  }
}
