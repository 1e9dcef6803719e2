package org.s3aharness.report.summary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.report.ReportFormat;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunOutcome;
import org.s3aharness.wire.exchange.WireLog;

/** Prepares what a terminal shows when a run has ended: the results, and where the rest is. */
public final class EndOfRun implements ReportFormat {
  private static final int MOST_OF_THE_GATE = 6;
  private static final int MOST_OF_THE_DIGEST = RunDigest.MOST_LINES;
  private static final int MOST_FINDINGS = 5;

  private final RunDirectory directory;
  private final boolean verbose;
  private final AtomicReference<WireLog> lastWire = new AtomicReference<>();
  private final List<String> lines = new ArrayList<>();

  /**
   * Prepares the end of a run.
   *
   * @param verbose whether to show everything in {@code summary.md}, instead of one screenful
   */
  public EndOfRun(RunDirectory directory, boolean verbose) {
    this.directory = directory;
    this.verbose = verbose;
  }

  /** Keeps the exchanges of the last case, which are shown if it is the only one. */
  @Override
  public void add(CaseResult result, Optional<WireLog> wire) {
    wire.ifPresent(lastWire::set);
  }

  @Override
  public void write(RunOutcome outcome) {
    if (verbose) {
      lines.addAll(everything(outcome).lines().toList());
    }
    lines.add("");
    lines.add(outcome.headline().sentence());
    lines.addAll(BucketText.lines(outcome));
    if (!outcome.leftOut().isEmpty()) {
      lines.add("Left out: " + outcome.leftOut() + ".");
    }
    outcome.standInsInWords().ifPresent(lines::add);
    List<String> gate = outcome.headline().gate();
    lines.addAll(gate.subList(0, Math.min(MOST_OF_THE_GATE, gate.size())));
    if (gate.size() > MOST_OF_THE_GATE) {
      lines.add("… and " + (gate.size() - MOST_OF_THE_GATE) + " more lines in summary.md");
    }
    if (!verbose) {
      outcome
          .comparison()
          .ifPresentOrElse(
              comparison ->
                  lines.addAll(UpgradeReport.terminal(comparison, MOST_FINDINGS).lines().toList()),
              () ->
                  addDigest(
                      outcome,
                      MOST_OF_THE_DIGEST
                          - Math.min(gate.size(), MOST_OF_THE_GATE + 1)
                          - (isToReport(outcome) ? 1 : 0)));
    }
    List<CaseResult> results = outcome.summary().results();
    if (results.size() == 1) {
      lines.addAll(CaseText.lines(results.get(0), Optional.ofNullable(lastWire.get())));
    }
    lines.add(
        "Everything is in %s; to explore it, open %s."
            .formatted(shown(directory.summary()), directory.page().getFileName()));
    if (isToReport(outcome)) {
      lines.add(
          "For a bug report: ./s3a-qualify export 1 --run %s --output DIR"
              .formatted(shown(directory.root())));
    }
  }

  /** Says whether there is a case that a user may want to report as a bug. */
  private static boolean isToReport(RunOutcome outcome) {
    return outcome.comparison().isEmpty()
        && outcome.summary().results().stream()
            .anyMatch(result -> !result.verdict().isAsExpected());
  }

  private void addDigest(RunOutcome outcome, int most) {
    List<String> digest = RunDigest.lines(outcome.summary(), outcome.invocation());
    lines.addAll(digest.subList(0, Math.min(most, digest.size())));
  }

  private static String everything(RunOutcome outcome) {
    return outcome
        .comparison()
        .map(comparison -> UpgradeReport.terminal(comparison, Integer.MAX_VALUE))
        .orElseGet(() -> RunText.terminal(outcome));
  }

  /** Returns the shortest form of a path that works on the command line. */
  private static Path shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  /** Returns the lines; empty before the report is written. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
