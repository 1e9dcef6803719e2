package org.s3aharness.session.outcome;

import java.util.List;
import java.util.Optional;
import org.s3aharness.harness.run.ConfiguredBucket;
import org.s3aharness.report.BucketTable;
import org.s3aharness.report.Comparison;
import org.s3aharness.report.Headline;
import org.s3aharness.report.RunSubject;
import org.s3aharness.report.Summary;

/** Reports the results of a run, in the terms of the command that asked for it. */
public interface RunReporter {
  /**
   * A run that is over.
   *
   * @param subject the releases and the store
   * @param summary of the results that exist
   * @param complete whether the run came to its end
   */
  record Ended(RunSubject subject, Summary summary, boolean complete) {}

  /** Returns the verdict sentence. */
  String sentence(Ended ended);

  /**
   * Returns the verdict sentence of a run on buckets of the user's configuration, or on none. An
   * upgrade is answered bucket by bucket; of another run, the sentence names the buckets that were
   * not judged.
   */
  default String sentence(Ended ended, List<ConfiguredBucket> buckets) {
    return comparison(ended)
        .filter(of -> ended.complete() && !buckets.isEmpty())
        .map(of -> BucketTable.sentence(of, buckets, ended.summary()))
        .orElseGet(() -> sentence(ended) + BucketTable.notJudged(buckets, ended.summary()));
  }

  /** Returns whether the run passes. */
  Judgement judge(Ended ended);

  /**
   * Returns what the run says about going from one release to another; empty if it compares none.
   */
  default Optional<Comparison> comparison(Ended ended) {
    return Optional.empty();
  }

  /** Takes note of a run that was reported. This is not called for a run that a signal ended. */
  default void reported(Ended ended, Headline headline) {}
}
