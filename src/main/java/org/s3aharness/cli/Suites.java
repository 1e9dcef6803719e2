package org.s3aharness.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.platform.launcher.TestExecutionListener;
import org.s3aharness.cli.options.Console;
import org.s3aharness.harness.SuiteRunner;
import org.s3aharness.harness.run.InfrastructureException;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the suites of a started session into its report. */
final class Suites {
  private static final Logger LOG = LoggerFactory.getLogger(Suites.class);

  private Suites() {}

  /** Runs them, and returns when the last case has its verdict. */
  static void run(RunSession session, RunReport report, Console console) {
    // Hashing the releases' jars takes seconds; nothing waits for it but the end.
    CompletableFuture<Void> environment = CompletableFuture.runAsync(() -> describe(session));
    List<TestExecutionListener> listeners = new ArrayList<>(report.listeners());
    int cases = session.run().plan().cases(SuiteRunner.SUITES).size();
    listeners.add(new Progress(cases, console::done));
    SuiteRunner.run(session.run(), SuiteRunner.SUITES, listeners);
    environment.join();
  }

  private static void describe(RunSession session) {
    try {
      session.environment().complete(session.run());
    } catch (IOException e) {
      LOG.warn("environment.json is not complete", e);
      // Of an agent that was killed because the run broke off, this is not the reason.
      session
          .run()
          .breakOff(
              new InfrastructureException(
                  "environment.json cannot be completed (%s): see harness.log in the run directory, and run again."
                      .formatted(e.getMessage()),
                  e));
    }
  }

  /** Says where the results are; throws what broke the run off, if something did. */
  static int exitCode(
      RunSession session, RunDirectory directory, Conclusion conclusion, Console console) {
    console.progress("Run directory: " + directory.root());
    console.progress("To explore: " + directory.page());
    session
        .run()
        .broken()
        .ifPresent(
            cause -> {
              throw cause;
            });
    return conclusion.exitCode();
  }
}
