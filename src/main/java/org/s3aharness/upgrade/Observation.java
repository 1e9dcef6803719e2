package org.s3aharness.upgrade;

import java.util.List;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;

/**
 * A check that did not hold.
 *
 * @param result of its case
 * @param before whether the release that one goes from fails the same check in the same case
 * @param other what that release did, in words
 * @param links of the declared deviations that explain it
 */
record Observation(
    CaseResult result, Check check, boolean before, String other, List<String> links) {}
