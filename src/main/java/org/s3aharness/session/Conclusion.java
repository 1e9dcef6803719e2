package org.s3aharness.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.s3aharness.harness.run.Run;
import org.s3aharness.report.Comparison;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunOutcome;
import org.s3aharness.report.RunReport;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.session.outcome.Judgement;
import org.s3aharness.session.outcome.RunReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a run leaves for people, once: at its end, or when it is cut short or interrupted,
 * from the results that exist by then.
 */
final class Conclusion implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Conclusion.class);

  private final RunSession session;
  private final Run run;
  private final RunReport report;
  private final RunReporter reporter;
  private final Invocation invocation;
  private Headline headline;
  private int exitCode;

  /** Prepares for the end of a run, also when a signal ends the session. */
  Conclusion(
      RunSession session, Run run, RunReport report, RunReporter reporter, Invocation invocation) {
    this.session = session;
    this.run = run;
    this.report = report;
    this.reporter = reporter;
    this.invocation = invocation;
    session.whenInterrupted(() -> breakOff("interrupted."));
  }

  /**
   * Writes the reports, unless they have been written.
   *
   * @param brokenBy why the run was cut short; empty if it came to its end
   */
  synchronized Headline write(Optional<String> brokenBy) throws IOException {
    if (headline == null) {
      RunReporter.Ended ended = ended(brokenBy.isEmpty());
      Judgement judgement = reporter.judge(ended);
      Optional<Comparison> judged = reporter.comparison(ended);
      exitCode = judgement.exitCode();
      headline =
          new Headline(
              brokenBy.map(cause -> Headline.INCOMPLETE + cause + " ").orElse("")
                  + reporter.sentence(ended, run.profiles().buckets()),
              ended.complete(),
              ended.complete() && judgement.exitCode() == ExitCode.AS_EXPECTED,
              // Of a part of a run the gate would say that the rest has vanished.
              ended.complete() ? judgement.lines() : List.of());
      report.write(
          new RunOutcome(
              headline,
              invocation,
              ended.summary(),
              judged,
              run.profiles().modes(),
              invocation.leftOut(run.extent(), !run.profiles().buckets().isEmpty()),
              run.profiles().buckets(),
              run.standIns()));
    }
    return headline;
  }

  /** Returns the run as far as it came. */
  RunReporter.Ended ended(boolean complete) {
    return new RunReporter.Ended(session.subject(), report.summary(), complete);
  }

  /** Returns the exit code of a run that came to its end. */
  synchronized int exitCode() {
    return exitCode;
  }

  private void breakOff(String cause) {
    try {
      write(Optional.of(cause));
    } catch (IOException e) {
      LOG.error("the reports cannot be written", e);
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    breakOff("the harness failed; see harness.log.");
  }
}
