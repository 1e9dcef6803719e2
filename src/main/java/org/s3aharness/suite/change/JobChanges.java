package org.s3aharness.suite.change;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.suite.ModeAndKey;

/**
 * Lists the changes after which a job reads the mixed data: from each mode to each other, and those
 * from one KMS key to another. A job takes as long as all other cases of a change together.
 */
public final class JobChanges implements Variation.Listing {
  private static final Set<ModeAndKey> MODES =
      EnumSet.of(
          ModeAndKey.NONE,
          ModeAndKey.SSE_S3,
          ModeAndKey.SSE_KMS_KEY1,
          ModeAndKey.SSE_C_KEY1,
          ModeAndKey.CSE_KMS_KEY1);

  @Override
  public List<Change> all() {
    return new AllChanges().all().stream().filter(JobChanges::isWorthAJob).toList();
  }

  private static boolean isWorthAJob(Change change) {
    return !(change instanceof SettingChange pair)
        || MODES.contains(pair.from()) && MODES.contains(pair.to())
        || pair.from() == ModeAndKey.SSE_KMS_KEY1 && pair.to() == ModeAndKey.SSE_KMS_KEY2;
  }
}
