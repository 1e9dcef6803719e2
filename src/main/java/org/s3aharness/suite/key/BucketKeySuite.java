package org.s3aharness.suite.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.ModeVariation;

/**
 * Judges S3A in a bucket whose default encryption has a bucket key, which saves requests to KMS.
 * S3A has no setting for it, and none of its requests may name it: the rules for the wire see to
 * that.
 */
class BucketKeySuite {
  private static final String BUCKET_KEY = "x-amz-server-side-encryption-bucket-key-enabled";
  private static final Content SMALL = FileSize.SMALL.content();
  private static final Content LARGE = FileSize.TWO_PARTS.content();

  /** Lists the settings under which the bucket encrypts with a KMS key. */
  public static final class UnderKms implements Variation.Listing {
    @Override
    public List<ModeVariation> all() {
      return List.of(
          new ModeVariation(ModeAndKey.NONE), new ModeVariation(ModeAndKey.SSE_KMS_KEY1));
    }
  }

  @Behaviour(
      says =
          "In a bucket with a bucket key, what is written under SSE-KMS uses it, whether S3A or the"
              + " bucket asks for SSE-KMS",
      source = Source.AWS_S3,
      section = "Configuring an S3 Bucket Key at the object level")
  @EveryVariation(UnderKms.class)
  void writtenFilesUseTheBucketKey(Testbed testbed, ModeVariation mode) throws IOException {
    Encryption key1 = withBucketKey(testbed, Ability.APPLIES_BUCKET_KEYS);
    try (S3AClient s3a = testbed.openInstead(mode.settings())) {
      s3a.write("small", SMALL);
      s3a.write("large", LARGE);
      s3a.copyFromLocal(SMALL, "copied-from-local");
      testbed.verifyRead(s3a, "large", LARGE);
    }
    judge(testbed, mode, "small", SMALL, key1);
    judge(testbed, mode, "large", LARGE, key1);
    judge(testbed, mode, "copied-from-local", SMALL, key1);
  }

  @Behaviour(
      says = "In a bucket with a bucket key, a renamed file under SSE-KMS uses it",
      source = Source.AWS_S3,
      section = "Configuring an S3 Bucket Key at the object level: COPY")
  @EveryVariation(UnderKms.class)
  void renamedFilesUseTheBucketKey(Testbed testbed, ModeVariation mode) throws IOException {
    Encryption key1 = withBucketKey(testbed, Ability.APPLIES_BUCKET_KEYS_TO_COPIES);
    try (S3AClient s3a = testbed.openInstead(mode.settings())) {
      s3a.write("small", SMALL);
      assertThat(s3a.rename("small", "renamed")).as("rename").isTrue();
    }
    judge(testbed, mode, "renamed", SMALL, key1);
  }

  private static Encryption withBucketKey(Testbed testbed, Ability needed) {
    testbed.requirements().settings(ModeAndKey.SSE_KMS_KEY1.settings());
    testbed.requirements().ability(needed);
    Encryption key1 = ModeAndKey.SSE_KMS_KEY1.encryption(testbed.keys());
    testbed
        .requirements()
        .ownBuckets("a bucket of its own, with a bucket key")
        .encryptWithBucketKey(testbed.place().bucket(), key1.key().orElseThrow());
    return key1;
  }

  private static void judge(
      Testbed testbed, ModeVariation mode, String file, Content content, Encryption atRest) {
    Encryption asked = mode.encryption(testbed);
    testbed.objects().verify(file, content, asked, asked.mode() == Mode.NONE ? atRest : asked);
    testbed
        .checks()
        .equal(
            Witness.STORE,
            "bucket-key",
            Grade.DIFFERENT,
            "HEAD " + file + ": " + BUCKET_KEY,
            "true",
            testbed.objects().snapshot(file, asked).headers().getOrDefault(BUCKET_KEY, "absent"));
  }
}
