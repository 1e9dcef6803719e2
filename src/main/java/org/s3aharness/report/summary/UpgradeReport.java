package org.s3aharness.report.summary;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.release.Release;
import org.s3aharness.release.VariantOf;
import org.s3aharness.release.jars.Jar;
import org.s3aharness.release.jars.JarDifference;
import org.s3aharness.release.jars.JarHash;
import org.s3aharness.release.jars.MissingLink;
import org.s3aharness.report.Comparison;
import org.s3aharness.report.Headline;
import org.s3aharness.report.RunOutcome;
import org.s3aharness.report.Summary;
import org.s3aharness.upgrade.RequestDiff;
import org.s3aharness.upgrade.UpgradeAnswer;

/** Writes the summary of a run that compares releases. */
final class UpgradeReport {
  private UpgradeReport() {}

  /** Returns {@code summary.md}. */
  static String markdown(RunOutcome outcome, Comparison comparison) throws IOException {
    Headline headline = outcome.headline();
    List<UpgradeAnswer> answers = comparison.answers();
    // The headline of one complete answer is that answer's sentence, which comes first anyway.
    boolean isTold = headline.complete() && answers.size() == 1 && outcome.buckets().isEmpty();
    StringBuilder text = new StringBuilder(isTold ? "" : "**" + headline.sentence() + "**\n\n");
    text.append(BucketText.markdown(outcome));
    if (answers.size() > 1) {
      text.append(new ReleaseMatrix(answers).markdown()).append('\n');
    }
    comparison.path().ifPresent(path -> text.append(UpgradeText.path(path)).append('\n'));
    answers.forEach(
        answer -> text.append(UpgradeText.markdown(answer, comparison.showAgain())).append('\n'));
    text.append("## What was compared\n\n");
    for (Release release : comparison.releases()) {
      text.append("- %s: %s%n".formatted(release.name(), release.description()));
    }
    outcome.standInsInWords().ifPresent(said -> text.append('\n').append(said).append('\n'));
    if (!outcome.leftOut().isEmpty()) {
      text.append("\nLeft out: ").append(outcome.leftOut()).append(".\n");
    }
    text.append('\n').append(changedJars(comparison.releases())).append(cases(outcome.summary()));
    answers.forEach(answer -> text.append(requests(outcome.summary(), answer.from(), answer.to())));
    return text.toString();
  }

  /**
   * Returns what a terminal shows: a matrix if there are more than two releases, and the findings
   * that harm data.
   *
   * @param most how many findings of each pair of releases to show
   */
  static String terminal(Comparison comparison, int most) {
    List<UpgradeAnswer> answers = comparison.answers();
    return (answers.size() > 1 ? new ReleaseMatrix(answers).text() + "\n" : "")
        + answers.stream()
            .map(answer -> UpgradeText.terminal(answer, comparison.showAgain(), most))
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("\n"));
  }

  /**
   * Returns the jars in which variants differ from the releases that they were made from; empty if
   * no release is a variant.
   */
  private static String changedJars(List<Release> releases) throws IOException {
    MarkdownTable table = new MarkdownTable().left("variant", "library", "was", "is");
    StringBuilder missing = new StringBuilder();
    boolean isAny = false;
    for (Release release : releases) {
      Optional<VariantOf> variant = release.variant();
      if (variant.isEmpty()) {
        continue;
      }
      isAny |= !variant.get().jars().isEmpty() || !variant.get().missing().isEmpty();
      for (JarDifference jar : variant.get().jars()) {
        table.row(
            List.of(release.name(), jar.library(), hashed(jar.before()), hashed(jar.after())));
      }
      for (MissingLink link : variant.get().missing()) {
        missing.append(
            "- %s: `%s` calls `%s`, which no jar has; the call fails.%n"
                .formatted(release.name(), link.user().getFileName(), link.what()));
      }
    }
    return isAny ? "### Jars that differ\n\n%s\n%s\n".formatted(table, missing) : "";
  }

  private static String hashed(Optional<Jar> jar) throws IOException {
    return jar.isEmpty()
        ? "–"
        : "`%s` sha256:%s".formatted(jar.get(), JarHash.sha256(jar.get().file()));
  }

  private static MarkdownTable cases(Summary summary) {
    Map<String, Map<Verdict, Long>> counts = new TreeMap<>();
    for (CaseResult result : summary.results()) {
      counts
          .computeIfAbsent(result.id().release(), release -> new TreeMap<>())
          .merge(result.verdict(), 1L, Long::sum);
    }
    List<Verdict> verdicts = Arrays.asList(Verdict.values());
    MarkdownTable table =
        new MarkdownTable().left("releases").right(verdicts.stream().map(Verdict::label).toList());
    counts.forEach(
        (release, count) ->
            table.row(release, verdicts.stream().map(v -> count.getOrDefault(v, 0L)).toList()));
    return table;
  }

  private static String requests(Summary summary, String from, String to) {
    List<RequestDiff> differing =
        RequestDiff.compare(summary.results(), from, to).stream()
            .filter(diff -> diff.before() != diff.after())
            .toList();
    if (differing.isEmpty()) {
      return "";
    }
    MarkdownTable table =
        new MarkdownTable()
            .left("behaviour")
            .right("cases", "requests of " + from, "of " + to)
            .right("median ms of " + from, "of " + to);
    for (RequestDiff diff : differing) {
      table.row(
          List.of(
              diff.behaviour(),
              diff.cases(),
              diff.before(),
              diff.after(),
              diff.millisecondsBefore(),
              diff.millisecondsAfter()));
    }
    return "\n## Requests that differ, %s to %s\n\n%s".formatted(from, to, table);
  }
}
