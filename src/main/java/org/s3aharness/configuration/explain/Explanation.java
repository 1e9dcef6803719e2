package org.s3aharness.configuration.explain;

import java.util.List;

/**
 * What a configuration asks for, and what is wrong in it.
 *
 * @param problems in the order of the files
 */
public record Explanation(List<BucketExplanation> buckets, List<Problem> problems) {
  /** Copies the lists. */
  public Explanation {
    buckets = List.copyOf(buckets);
    problems = List.copyOf(problems);
  }

  /** Says whether something should be mended. */
  public boolean isWrong() {
    return problems.stream().anyMatch(Problem::isWrong);
  }
}
