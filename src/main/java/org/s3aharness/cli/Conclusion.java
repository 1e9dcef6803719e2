package org.s3aharness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.s3aharness.cli.options.ExitCode;
import org.s3aharness.cli.options.GateOptions;
import org.s3aharness.report.Headline;
import org.s3aharness.report.RunReport;
import org.s3aharness.report.Summary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a run leaves for people, once: at its end, or when it breaks off or is interrupted,
 * from the results that there are by then.
 */
final class Conclusion implements AutoCloseable {
  /** Writes the reports under a headline. */
  interface Reports {
    void write(Headline headline) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Conclusion.class);

  private final RunReport report;
  private final BiFunction<Summary, Boolean, String> sentence;
  private final BiFunction<Summary, Boolean, GateOptions.Judgement> gate;
  private final Reports reports;
  private Headline headline;
  private int exitCode;

  /**
   * @param sentence the verdict sentence, of a run that came to its end or did not
   * @param gate what lets it through, the same
   * @param reports writes them, once
   */
  Conclusion(
      RunSession session,
      RunReport report,
      BiFunction<Summary, Boolean, String> sentence,
      BiFunction<Summary, Boolean, GateOptions.Judgement> gate,
      Reports reports) {
    this.report = report;
    this.sentence = sentence;
    this.gate = gate;
    this.reports = reports;
    session.whenInterrupted(() -> breakOff("interrupted."));
  }

  /**
   * Writes the reports, unless they have been written.
   *
   * @param brokenBy why the run did not come to its end; empty if it did
   */
  synchronized Headline write(Optional<String> brokenBy) throws IOException {
    if (headline == null) {
      Summary summary = report.summary();
      GateOptions.Judgement judgement = gate.apply(summary, brokenBy.isEmpty());
      exitCode = judgement.exitCode();
      headline =
          new Headline(
              brokenBy.map(cause -> Headline.INCOMPLETE + cause + " ").orElse("")
                  + sentence.apply(summary, brokenBy.isEmpty()),
              brokenBy.isEmpty(),
              brokenBy.isEmpty() && judgement.exitCode() == ExitCode.AS_EXPECTED,
              // Of a part of a run the gate would say that the rest has vanished.
              brokenBy.isEmpty() ? judgement.lines() : List.of());
      reports.write(headline);
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
    breakOff("the harness failed, see harness.log.");
  }
}
