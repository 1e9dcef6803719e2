package org.s3aharness.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.platform.launcher.TestExecutionListener;
import org.s3aharness.harness.call.CaseCalls;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.wire.exchange.WireLog;

/**
 * Writes a run in one format, such as {@code junit.xml}. A format that follows the cases overrides
 * {@link #add}, one that needs all of them {@link #write}. A new format is one class, and one entry
 * in the list that {@link RunReport} is given.
 */
public interface ReportFormat extends AutoCloseable {
  /**
   * Receives a case that has its verdict, on several threads.
   *
   * @param wire the case's exchanges; empty if none were recorded
   * @throws IOException when the format cannot be written, which ends the run
   */
  default void add(CaseResult result, Optional<WireLog> wire) throws IOException {}

  /**
   * Receives what a case asked of S3A, before its verdict, on several threads.
   *
   * @throws IOException when the format cannot be written, which ends the run
   */
  default void called(CaseId id, CaseCalls calls) throws IOException {}

  /**
   * Writes what needs all cases. It is called once, in the order of the list, when the run has
   * ended, was cut short or was interrupted.
   *
   * @throws IOException when the format cannot be written
   */
  default void write(RunOutcome outcome) throws IOException {}

  /** Returns listeners for the JUnit launcher that runs the cases; empty if it needs none. */
  default List<TestExecutionListener> listeners() {
    return List.of();
  }

  /** Releases what the format holds open. It is called once, even when nothing was written. */
  @Override
  default void close() throws IOException {}
}
