package org.s3aharness.harness.verdict;

import org.s3aharness.wire.exchange.WireLog;

/** Takes the results of cases as they come, from several threads. */
public interface ResultSink {
  /**
   * A case has a verdict.
   *
   * @param wire null when the case was not run
   */
  void accept(CaseResult result, WireLog wire);
}
