package org.s3aharness.upgrade;

import java.util.List;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;

/**
 * A check that failed on the release that an upgrade goes to.
 *
 * @param result the result of the case that made the check
 * @param before whether the old release fails the same check in the same case
 * @param other what the old release did, in words
 * @param links the links of the declared deviations that explain the failure
 */
record Observation(
    CaseResult result, Check check, boolean before, String other, List<String> links) {

  /**
   * Says whether both checks saw the same. A third key in place of the first counts as something
   * else.
   */
  static boolean isSame(Check one, Check other) {
    return one.id().equals(other.id())
        && one.grade() == other.grade()
        && one.comparable().equals(other.comparable());
  }
}
