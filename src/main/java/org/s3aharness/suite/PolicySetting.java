package org.s3aharness.suite;

import java.util.Arrays;
import java.util.List;
import org.s3aharness.harness.plan.Variation;

/** A client's encryption setting, with which it writes to a bucket that has a policy. */
record PolicySetting(ModeAndKey setting) implements Variation {

  /** Lists every setting. */
  static final class Every implements Listing {
    @Override
    public List<PolicySetting> all() {
      return Arrays.stream(ModeAndKey.values()).map(PolicySetting::new).toList();
    }
  }

  @Override
  public String name() {
    return setting.label();
  }
}
