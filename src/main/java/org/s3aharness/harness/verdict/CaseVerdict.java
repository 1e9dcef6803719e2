package org.s3aharness.harness.verdict;

import java.util.List;

/**
 * Holds a verdict on a case with its reason.
 *
 * @param deviations ids of the deviations that were seen or, for a {@link Verdict#FIXED} verdict,
 *     were no longer seen
 * @param failed the checks that failed, each with the deviation that explains it
 */
public record CaseVerdict(
    Verdict verdict, String reason, List<String> deviations, List<Check> failed) {}
