package org.s3aharness.configuration.explain;

import java.util.List;

/**
 * Says what a configuration asks for, and what is wrong with it.
 *
 * @param problems in the order of the files
 */
public record Explanation(List<BucketExplanation> buckets, List<Problem> problems) {
  /** Copies the lists. */
  public Explanation {
    buckets = List.copyOf(buckets);
    problems = List.copyOf(problems);
  }

  /** Says whether anything should be corrected. */
  public boolean isWrong() {
    return problems.stream().anyMatch(Problem::isWrong);
  }
}
