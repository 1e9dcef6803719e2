package org.s3aharness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunReport;
import org.s3aharness.report.Summary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a run leaves for people, once: at its end, or when it breaks off or is interrupted,
 * from the results that there are by then.
 */
final class Conclusion implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Conclusion.class);

  private final RunReport report;
  private final Invocation invocation;
  private final Function<Summary, String> sentence;
  private final Function<Summary, GateOptions.Judgement> gate;
  private final Supplier<List<Map<String, Object>>> findings;
  private final Thread onInterrupt = new Thread(() -> breakOff("interrupted."), "conclusion");
  private Headline headline;
  private int exitCode;

  /**
   * @param sentence the verdict sentence
   * @param findings for the report page, when the run has ended
   */
  Conclusion(
      RunReport report,
      Invocation invocation,
      Function<Summary, String> sentence,
      Function<Summary, GateOptions.Judgement> gate,
      Supplier<List<Map<String, Object>>> findings) {
    this.report = report;
    this.invocation = invocation;
    this.sentence = sentence;
    this.gate = gate;
    this.findings = findings;
    Runtime.getRuntime().addShutdownHook(onInterrupt);
  }

  /**
   * Writes the reports, unless they have been written.
   *
   * @param brokenBy why the run did not come to its end; empty if it did
   */
  synchronized Headline write(Optional<String> brokenBy) throws IOException {
    if (headline == null) {
      Summary summary = report.summary();
      GateOptions.Judgement judgement = gate.apply(summary);
      exitCode = judgement.exitCode();
      headline =
          new Headline(
              brokenBy.map(cause -> "Incomplete: " + cause + " ").orElse("")
                  + sentence.apply(summary),
              brokenBy.isEmpty(),
              brokenBy.isEmpty() && judgement.exitCode() == ExitCode.AS_EXPECTED,
              // Of a part of a run the gate would say that the rest has vanished.
              brokenBy.isEmpty() ? judgement.lines() : List.of());
      report.conclude(headline, invocation, findings.get());
    }
    return headline;
  }

  /** What the gate says of a run that came to its end. */
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
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException shuttingDown) {
      LOG.info("interrupted: the shutdown hook writes the reports");
      return;
    }
    breakOff("the harness failed, see harness.log.");
  }
}
