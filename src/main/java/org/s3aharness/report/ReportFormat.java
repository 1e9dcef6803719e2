package org.s3aharness.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.platform.launcher.TestExecutionListener;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.wire.exchange.WireLog;

/**
 * One way of writing a run down, such as {@code junit.xml}. A format that follows the cases
 * overrides {@link #add}, one that needs all of them {@link #write}; a new format is one class and
 * one entry in the list that {@link RunReport} is given.
 */
public interface ReportFormat extends AutoCloseable {
  /**
   * Takes a case that has got its verdict. Called from several threads.
   *
   * @param wire the case's exchanges; empty if none were recorded
   * @throws IOException when the format cannot be written; this breaks the run off
   */
  default void add(CaseResult result, Optional<WireLog> wire) throws IOException {}

  /**
   * Writes what needs all cases. Called once, in the order of the list, when the run has ended,
   * broken off or been interrupted.
   *
   * @throws IOException when the format cannot be written
   */
  default void write(RunOutcome outcome) throws IOException {}

  /** Returns listeners for the JUnit launcher that runs the cases; empty if it needs none. */
  default List<TestExecutionListener> listeners() {
    return List.of();
  }

  /** Releases what the format holds open. Called once, also when nothing was written. */
  @Override
  default void close() throws IOException {}
}
