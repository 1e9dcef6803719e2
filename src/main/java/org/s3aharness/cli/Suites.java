package org.s3aharness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;
import org.s3aharness.harness.Runner;
import org.s3aharness.report.EnvironmentFile;
import org.s3aharness.report.RunDirectory;

/** Runs the suites of a started session into its directory. */
final class Suites {
  private Suites() {}

  /**
   * Returns when the last case has its verdict.
   *
   * @param arguments of the command line, for the record
   */
  static void run(RunSession session, RunDirectory directory, List<String> arguments)
      throws IOException {
    // Hashing the releases' jars takes seconds; nothing waits for it but the end.
    CompletableFuture<Void> environment =
        CompletableFuture.runAsync(() -> describe(session, directory, arguments));
    Path reporterOutput = Files.createTempDirectory(directory.root(), "junit");
    try (PrintWriter log =
        new PrintWriter(Files.newBufferedWriter(reporterOutput.resolve("log")))) {
      Runner.run(
          session.run(),
          Runner.SUITES,
          List.of(new LegacyXmlReportGeneratingListener(reporterOutput, log)));
    }
    Path xml = reporterOutput.resolve("TEST-junit-jupiter.xml");
    if (Files.exists(xml)) {
      Files.move(xml, directory.junitXml());
    }
    Files.deleteIfExists(reporterOutput.resolve("log"));
    Files.deleteIfExists(reporterOutput);
    environment.join();
  }

  private static void describe(RunSession session, RunDirectory directory, List<String> arguments) {
    try {
      EnvironmentFile.write(directory, session.run(), arguments);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write environment.json", e);
    }
  }
}
