package org.s3aharness.suite.job;

import java.util.List;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.ModeVariation;

/**
 * A committer under a mode.
 *
 * @param committer the value of {@code fs.s3a.committer.name}; {@code file} is the committer that
 *     renames, which Hive and Spark use unless they are told otherwise
 */
record Committing(String committer, ModeAndKey setting) implements Variation {

  /** Lists every committer, and every representative mode that encrypts. */
  static final class Every implements Listing {
    @Override
    public List<Committing> all() {
      return List.of(
          new Committing("magic", ModeAndKey.SSE_C_KEY1),
          new Committing("magic", ModeAndKey.CSE_KMS_KEY1),
          new Committing("directory", ModeAndKey.CSE_KMS_KEY1),
          new Committing("partitioned", ModeAndKey.SSE_KMS_KEY1),
          new Committing("file", ModeAndKey.SSE_KMS_KEY1),
          new Committing("file", ModeAndKey.SSE_C_KEY1),
          new Committing("file", ModeAndKey.CSE_KMS_KEY1));
    }
  }

  /** Lists every committer of S3A once. */
  static final class EachOnce implements Listing {
    @Override
    public List<Committing> all() {
      return List.of(
          new Committing("magic", ModeAndKey.CSE_KMS_KEY1),
          new Committing("directory", ModeAndKey.SSE_KMS_KEY1),
          new Committing("partitioned", ModeAndKey.SSE_C_KEY1));
    }
  }

  @Override
  public String name() {
    return committer + "-" + setting.label();
  }

  ModeVariation mode() {
    return new ModeVariation(setting);
  }
}
