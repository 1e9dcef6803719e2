package org.s3aharness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.s3aharness.harness.CaseCount;
import org.s3aharness.harness.Runner;
import org.s3aharness.report.EnvironmentFile;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.JUnitXml;
import org.s3aharness.report.RunDirectory;

/** Runs the suites of a started session into its directory. */
final class Suites {
  private Suites() {}

  /** Returns when the last case has its verdict. */
  static void run(
      RunSession session, RunDirectory directory, Invocation invocation, Console console)
      throws IOException {
    // Hashing the releases' jars takes seconds; nothing waits for it but the end.
    CompletableFuture<Void> environment =
        CompletableFuture.runAsync(() -> describe(session, directory, invocation));
    try (JUnitXml junit = new JUnitXml(directory, session.work())) {
      Runner.run(
          session.run(),
          Runner.SUITES,
          List.of(junit.listener(), new Progress(new CaseCount(session.run()), console::done)));
    }
    environment.join();
  }

  private static void describe(RunSession session, RunDirectory directory, Invocation invocation) {
    try {
      EnvironmentFile.write(directory, session.run(), invocation);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write environment.json", e);
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
