package org.s3aharness.harness.verdict;

import org.s3aharness.harness.call.CaseCalls;
import org.s3aharness.wire.exchange.WireLog;

/** Receives the results of cases as they come, from several threads. */
public interface ResultSink {
  /**
   * Receives a case that has its verdict.
   *
   * @param wire null when the case was not run
   */
  void accept(CaseResult result, WireLog wire);

  /** Receives what a case asked of S3A, before its verdict. */
  default void called(CaseId id, CaseCalls calls) {}
}
