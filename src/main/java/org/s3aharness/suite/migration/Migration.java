package org.s3aharness.suite.migration;

import java.util.List;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.suite.ModeAndKey;

/** Describes a migration of data from one mode and key to another. */
record Migration(ModeAndKey from, ModeAndKey to) implements Variation {

  /** Lists the guide's modes, and others that a cluster may start from or want today. */
  static final class ThroughABucket implements Listing {
    @Override
    public List<Migration> all() {
      return List.of(
          new Migration(ModeAndKey.NONE, ModeAndKey.SSE_KMS_KEY1),
          new Migration(ModeAndKey.SSE_S3, ModeAndKey.SSE_KMS_KEY1),
          new Migration(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.SSE_S3),
          new Migration(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.SSE_KMS_KEY2),
          new Migration(ModeAndKey.SSE_C_KEY1, ModeAndKey.SSE_KMS_KEY1),
          new Migration(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.CSE_KMS_KEY2));
    }
  }

  /** Lists the modes that a bucket's default encryption can ask for when S3A does not. */
  static final class ByBucketDefault implements Listing {
    @Override
    public List<Migration> all() {
      return List.of(
          new Migration(ModeAndKey.SSE_S3, ModeAndKey.SSE_KMS_KEY1),
          new Migration(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.SSE_S3),
          new Migration(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.SSE_KMS_KEY2));
    }
  }

  /** Lists one change of mode and one of key. */
  static final class Two implements Listing {
    @Override
    public List<Migration> all() {
      return List.of(
          new Migration(ModeAndKey.SSE_S3, ModeAndKey.SSE_KMS_KEY1),
          new Migration(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.SSE_KMS_KEY2));
    }
  }

  /** Lists the migrations that are possible within a bucket: all except those of customer keys. */
  static final class WithinABucket implements Listing {
    @Override
    public List<Migration> all() {
      return List.of(
          new Migration(ModeAndKey.NONE, ModeAndKey.SSE_KMS_KEY1),
          new Migration(ModeAndKey.SSE_S3, ModeAndKey.SSE_KMS_KEY1),
          new Migration(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.SSE_S3),
          new Migration(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.SSE_KMS_KEY2));
    }
  }

  /** Lists the migrations that need a second bucket. */
  static final class OfCustomersKeys implements Listing {
    @Override
    public List<Migration> all() {
      return List.of(new Migration(ModeAndKey.SSE_C_KEY1, ModeAndKey.SSE_C_KEY2));
    }
  }

  @Override
  public String name() {
    return from.label() + "-to-" + to.label();
  }

  Encryption before(Testbed testbed) {
    return from.encryption(testbed.keys());
  }

  Encryption after(Testbed testbed) {
    return to.encryption(testbed.keys());
  }

  void needed(Testbed testbed) {
    testbed.requirements().settings(from.settings());
    testbed.requirements().settings(to.settings());
  }

  @Override
  public String toString() {
    return name();
  }
}
