package org.s3aharness.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.Summary;
import org.s3aharness.report.diff.DiffText;
import org.s3aharness.report.diff.RecordedRun;
import org.s3aharness.report.diff.RunDiff;
import picocli.CommandLine.Option;

/** What lets a run through, and which part of it is run. */
public final class GateOptions {
  @Option(
      names = "--strict",
      description = "Known deviations and cases that are not run count as failures.")
  boolean strict;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Fails only on what is worse than in this baseline or run: cases that newly fail, are newly"
              + " not run, or have vanished.")
  Path baselineFile;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      defaultValue = "1/1",
      description = "Only the I-th of N parts of the cases, such as 2/4; a case's id decides.")
  public String shard;

  private RecordedRun baseline;

  /**
   * What the gate says.
   *
   * @param lines for people; empty if there is nothing to add to the verdict sentence
   */
  public record Judgement(int exitCode, List<String> lines) {}

  /**
   * Checks what can be checked at once.
   *
   * @throws UsageException naming the option that cannot be used
   */
  public void check() {
    if (strict && baselineFile != null) {
      throw new UsageException(
          "--strict allows no deviation and --baseline those that it lists: give one of them.");
    }
    if (baselineFile != null) {
      try {
        baseline = RecordedRun.readComplete(List.of(baselineFile));
      } catch (UsageException e) {
        throw new UsageException("--baseline " + e.getMessage(), e);
      }
    }
    shard();
  }

  /** The part to run. */
  public Shard shard() {
    return Shard.parse(shard);
  }

  /**
   * Judges a run that came to its end.
   *
   * @param selected whether a case would be part of the run, if there is such a case
   */
  public Judgement judge(Summary summary, Predicate<CaseId> selected) {
    if (summary.judged() == 0) {
      return new Judgement(ExitCode.NOTHING_RAN, List.of());
    }
    if (baseline != null) {
      RunDiff diff = new RunDiff(baseline, RecordedRun.of(summary.results()), selected);
      List<String> lines = new ArrayList<>();
      lines.add(DiffText.sentence(diff, baselineFile.toString()));
      lines.addAll(DiffText.lines(diff));
      return new Judgement(diff.isWorse() ? ExitCode.FAILED : ExitCode.AS_EXPECTED, lines);
    }
    if (!summary.isGreen()) {
      return new Judgement(ExitCode.FAILED, List.of());
    }
    int known = summary.of(Verdict.KNOWN).size();
    int notRun = summary.of(Verdict.NOT_RUN).size();
    return strict && known + notRun > 0
        ? new Judgement(
            ExitCode.FAILED,
            List.of(
                "--strict: %d known and %d not run are not let through.".formatted(known, notRun)))
        : new Judgement(ExitCode.AS_EXPECTED, List.of());
  }
}
