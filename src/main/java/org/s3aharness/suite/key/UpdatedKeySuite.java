package org.s3aharness.suite.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.suite.ModeAndKey;

/**
 * Judges files whose mode or key is changed where they are, without a copy, as AWS does from
 * January 2026 on by {@code UpdateObjectEncryption}. The change preserves the ETag.
 */
class UpdatedKeySuite {
  private static final Content CONTENT = FileSize.SMALL.content();
  private static final String HELD = "org.s3aharness.agent.scenario.HeldFile";

  /** The encryption before an update, which puts the file under the run's other key. */
  record Update(ModeAndKey from) implements Variation {

    /** Lists the modes that the operation accepts. */
    static final class Every implements Listing {
      @Override
      public List<Update> all() {
        return List.of(new Update(ModeAndKey.SSE_S3), new Update(ModeAndKey.SSE_KMS_KEY1));
      }
    }

    @Override
    public String name() {
      return from.label() + "-to-" + ModeAndKey.SSE_KMS_KEY2.label();
    }
  }

  @Behaviour(
      says =
          "A file whose encryption was updated in place is read as before, by new readers, by one that"
              + " has it open, and with a status from before",
      source = Source.AWS_S3,
      section = "Updating server-side encryption for existing data: the ETag is preserved")
  @EveryVariation(Update.Every.class)
  void updatedFileIsReadAsBefore(Testbed testbed, Update update) throws IOException {
    testbed.requirements().settings(update.from().settings());
    testbed.requirements().settings(ModeAndKey.SSE_KMS_KEY2.settings());
    testbed.requirements().ability(Ability.CHANGES_KEYS_IN_PLACE);
    Encryption before = update.from().encryption(testbed.keys());
    Encryption after = ModeAndKey.SSE_KMS_KEY2.encryption(testbed.keys());
    Map<String, String> settings = new HashMap<>(update.from().settings());
    settings.putAll(testbed.settings().inputStream("classic")); // which asks again where it must
    try (S3AClient s3a = testbed.openInstead(settings)) {
      s3a.write("file", CONTENT);
      String eTag = testbed.objects().etag("file", before);
      s3a.run(HELD, "open", "file");
      update(testbed, after);
      testbed
          .requirements()
          .seen(
              eTag.equals(testbed.objects().etag("file", after)),
              "the store changes the ETag when it copies a file onto itself, and has no update");
      testbed.verifyAs("file", CONTENT, after);
      testbed.verifyRead(s3a, "file", CONTENT);
      testbed.verifyRead(
          "file by the reader that had it open", CONTENT.fingerprint(), held(s3a, "read"));
      testbed.verifyRead(
          "file with a status from before", CONTENT.fingerprint(), held(s3a, "reopen"));
      assertThat(s3a.status("file").length()).as("length").isEqualTo(CONTENT.size());
    }
  }

  @Behaviour(
      says =
          "A file whose encryption was updated in place comes under the configured encryption again"
              + " when it is renamed, and when it is overwritten",
      source = Source.HADOOP_ENCRYPTION,
      section = "Use rename() to encrypt files with new keys")
  @EveryVariation(Update.Every.class)
  void renameEncryptsAnUpdatedFileAsConfigured(Testbed testbed, Update update) throws IOException {
    testbed.requirements().settings(update.from().settings());
    testbed.requirements().settings(ModeAndKey.SSE_KMS_KEY2.settings());
    testbed.requirements().ability(Ability.CHANGES_KEYS_IN_PLACE);
    try (S3AClient s3a = testbed.openInstead(update.from().settings())) {
      s3a.write("file", CONTENT);
      update(testbed, ModeAndKey.SSE_KMS_KEY2.encryption(testbed.keys()));
      s3a.mkdirs("directory");
      assertThat(s3a.rename("file", "directory/file")).as("rename").isTrue();
      testbed.verifyRead(s3a, "directory/file", CONTENT);
      testbed.verifyAs("directory/file", CONTENT, update.from().encryption(testbed.keys()));
      s3a.write("directory/file", CONTENT);
      testbed.verifyAs("directory/file", CONTENT, update.from().encryption(testbed.keys()));
      assertThat(s3a.delete("directory", true)).as("delete").isTrue();
    }
  }

  private static void update(Testbed testbed, Encryption after) {
    testbed
        .checks()
        .observed(
            "how the encryption was changed",
            testbed.inPlace().encrypt(testbed.place(), "file", after.key().orElseThrow()).name());
  }

  private static Fingerprint held(S3AClient s3a, String what) throws IOException {
    return (Fingerprint) s3a.run(HELD, what, "file");
  }
}
