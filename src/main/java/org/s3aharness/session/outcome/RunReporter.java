package org.s3aharness.session.outcome;

import java.util.Optional;
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
