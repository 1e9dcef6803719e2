package org.s3aharness.harness.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Holds a case and its result.
 *
 * @param reason why it failed, is known, or was not run; empty when it passed
 * @param failed the checks that did not hold, each with the deviation that explains it
 * @param counts how often each check was made, by its id
 * @param notAsked why checks were not made that the store cannot answer, by their ids
 * @param observed what the case recorded for the report, by name
 * @param deviations ids of the declared deviations that were seen (or, for {@link Verdict#FIXED},
 *     were no longer seen)
 * @param wallTime from lease to verdict
 * @param exchanges the number of requests on the wire
 */
public record CaseResult(
    CaseId id,
    String says,
    String source,
    String section,
    Verdict verdict,
    String reason,
    List<Check> failed,
    Map<String, Integer> counts,
    Map<String, String> notAsked,
    Map<String, String> observed,
    List<String> deviations,
    Duration wallTime,
    int exchanges) {}
