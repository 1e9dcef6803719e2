package org.s3aharness.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.platform.launcher.TestExecutionListener;
import org.s3aharness.harness.SuiteRunner;
import org.s3aharness.harness.plan.PlannedCase;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.report.Headline;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunReport;
import org.s3aharness.report.summary.EndOfRun;
import org.s3aharness.session.outcome.RunReporter;
import org.s3aharness.session.outcome.SessionOutcome;
import org.s3aharness.session.outcome.StandardFormats;
import org.s3aharness.store.RequestCount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the suites in their own session, and leaves a complete run directory. */
public final class SuiteRun {
  private static final Logger LOG = LoggerFactory.getLogger(SuiteRun.class);

  private SuiteRun() {}

  /**
   * Starts a session, runs every case of the scope, reports, and ends the session.
   *
   * @param approval is asked before anything is created on the store
   * @param listener follows the session
   * @throws IOException if a file of the run directory cannot be written
   * @throws ReleaseException if a release does not exist, or cannot be had
   * @throws RuntimeException as {@link RunSession#start} does, or the failure that ended the run
   *     early
   */
  public static SessionOutcome into(
      RunDirectory directory,
      SessionSettings settings,
      RunScope scope,
      Approval approval,
      RunReporter reporter,
      SessionListener listener)
      throws IOException {
    int exitCode;
    RequestCount requests;
    EndOfRun end = new EndOfRun(directory, listener.isVerbose());
    try (SuiteRunner suites =
            SuiteRunner.discovering(
                SuiteRunner.SUITES,
                scope.selection().suites(),
                settings.releases().sources().size(),
                settings.agents());
        RunReport report = new RunReport(StandardFormats.in(directory, end), listener::result);
        RunSession session =
            RunSession.start(
                settings.withProfiles(scope.selection().profiles()),
                directory,
                approval,
                listener)) {
      requests = session.store().requests();
      Run run = session.newRun(scope, report);
      try (Conclusion conclusion =
          new Conclusion(session, run, report, reporter, settings.invocation())) {
        run(suites, session, run, report, listener);
        Headline headline = conclusion.write(run.broken().map(Throwable::getMessage));
        reporter.reported(conclusion.ended(headline.complete()), headline);
        end.lines().forEach(listener::progress);
        if (run.broken().isPresent()) {
          throw run.broken().get();
        }
        exitCode = conclusion.exitCode();
      }
    }
    return new SessionOutcome(exitCode, requests);
  }

  private static void run(
      SuiteRunner suites, RunSession session, Run run, RunReport report, SessionListener listener) {
    // Hashing the releases' jars takes seconds; nothing waits for it but the end.
    CompletableFuture<Void> environment = CompletableFuture.runAsync(() -> describe(session, run));
    List<TestExecutionListener> listeners = new ArrayList<>(report.listeners());
    List<PlannedCase> cases = run.plan().cases(SuiteRunner.SUITES);
    listener.started(cases.size());
    listeners.add(new Progress(cases, listener::done));
    suites.run(run, listeners);
    environment.join();
  }

  private static void describe(RunSession session, Run run) {
    try {
      session.environment().complete(run);
    } catch (IOException e) {
      LOG.warn("environment.json is not complete", e);
      // If an agent was killed because the run broke off, that was the reason, and not this.
      run.breakOff(
          new InfrastructureException(
              "environment.json cannot be completed (%s): see harness.log in the run directory, and run again."
                  .formatted(e.getMessage()),
              e));
    }
  }
}
