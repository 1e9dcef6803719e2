package org.s3aharness.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.junit.platform.launcher.TestExecutionListener;
import org.s3aharness.harness.call.CaseCalls;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.ResultSink;
import org.s3aharness.wire.exchange.WireLog;

/** Receives the results of a run as they come and hands them to every format. */
public final class RunReport implements ResultSink, AutoCloseable {
  private final List<ReportFormat> formats;
  private final BiConsumer<CaseResult, WireLog> watcher;
  private final List<CaseResult> results = new CopyOnWriteArrayList<>();

  /**
   * Creates the report of a run that begins.
   *
   * @param formats are written in this order, and closed with the report
   * @param watcher receives every result after the formats, from several threads; the second
   *     argument is null for a case without exchanges
   */
  public RunReport(List<ReportFormat> formats, BiConsumer<CaseResult, WireLog> watcher) {
    this.formats = List.copyOf(formats);
    this.watcher = watcher;
  }

  @Override
  public void accept(CaseResult result, WireLog wire) {
    results.add(result);
    for (ReportFormat format : formats) {
      try {
        format.add(result, Optional.ofNullable(wire));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the result of " + result.id(), e);
      }
    }
    watcher.accept(result, wire);
  }

  @Override
  public void called(CaseId id, CaseCalls calls) {
    for (ReportFormat format : formats) {
      try {
        format.called(id, calls);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the calls of " + id, e);
      }
    }
  }

  /** Returns the results of the run so far. */
  public Summary summary() {
    return new Summary(results);
  }

  /** Returns the formats' listeners for the JUnit launcher. */
  public List<TestExecutionListener> listeners() {
    return formats.stream().flatMap(format -> format.listeners().stream()).toList();
  }

  /**
   * Writes every format.
   *
   * @param outcome the results of the run, with {@link #summary()} in it
   */
  public void write(RunOutcome outcome) throws IOException {
    for (ReportFormat format : formats) {
      format.write(outcome);
    }
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (ReportFormat format : formats) {
      try {
        format.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
