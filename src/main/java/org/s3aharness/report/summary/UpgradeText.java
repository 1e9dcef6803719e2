package org.s3aharness.report.summary;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.upgrade.Breakage;
import org.s3aharness.upgrade.Finding;
import org.s3aharness.upgrade.UpgradeAnswer;
import org.s3aharness.upgrade.UpgradePath;

/** Answers in words whether it is safe to go from one release to another. */
final class UpgradeText {
  private static final int MOST_CHECKS = 4;
  private static final int WIDEST = 240;

  private UpgradeText() {}

  /** Returns the answer with every finding and its evidence, in Markdown. */
  static String markdown(UpgradeAnswer answer, Function<Finding, String> showAgain) {
    StringBuilder text = new StringBuilder();
    text.append("**").append(answer.sentence()).append("**\n\n");
    findings(text, answer.forward(), showAgain);
    text.append("\n**").append(answer.rollbackSentence()).append("**\n\n");
    findings(text, answer.back(), showAgain);
    return text.toString();
  }

  /**
   * Returns the findings that harm data, with evidence and command, for a terminal.
   *
   * @param most how many of them to show
   */
  static String terminal(UpgradeAnswer answer, Function<Finding, String> showAgain, int most) {
    StringBuilder text = new StringBuilder();
    List<Finding> harm =
        answer.forward().stream().filter(finding -> finding.grade() != Grade.DIFFERENT).toList();
    harm.stream()
        .limit(most)
        .forEach(
            finding -> {
              text.append(title(finding)).append('\n');
              finding.evidence().stream()
                  .limit(2)
                  .forEach(e -> text.append("    ").append(firstLine(e.message())).append('\n'));
              text.append("    show it: ").append(showAgain.apply(finding)).append('\n');
            });
    if (harm.size() > most) {
      text.append("… and ").append(harm.size() - most).append(" more findings in summary.md\n");
    }
    return text.toString();
  }

  /** Returns an upgrade through several releases, one step to a line. */
  static String path(UpgradePath path) {
    StringBuilder text = new StringBuilder("## The path\n\n" + path.sentence() + "\n\n");
    path.steps().forEach(step -> text.append("- ").append(step.sentence()).append('\n'));
    return text.toString();
  }

  private static void findings(
      StringBuilder text, List<Finding> findings, Function<Finding, String> showAgain) {
    if (findings.isEmpty()) {
      text.append("No findings.\n");
    }
    for (Finding finding : findings) {
      text.append("### ").append(title(finding)).append("\n\n");
      text.append("- Seen in ").append(finding.cases().size()).append(" cases of ");
      text.append(String.join(", ", finding.behaviours())).append(".\n");
      if (!finding.files().isEmpty()) {
        text.append("- Files: ").append(String.join(", ", finding.files())).append(".\n");
      }
      if (!finding.since().isEmpty()) {
        text.append("- Since ").append(finding.since()).append(", of the releases tested.\n");
      }
      for (Finding.Evidence evidence : finding.evidence()) {
        text.append("- ").append(evidence.check()).append(", `").append(evidence.caseId());
        text.append("`: ").append(oneLine(evidence.message()));
        text.append(" — ").append(finding.from()).append(": ");
        text.append(oneLine(evidence.other())).append('\n');
      }
      finding.links().forEach(link -> text.append("- Known: <").append(link).append(">\n"));
      text.append("\n`").append(showAgain.apply(finding)).append("`\n\n");
    }
  }

  private static String title(Finding finding) {
    return finding.grade().label().toUpperCase(Locale.ROOT)
        + (finding.before() ? " (as before): " : ": ")
        + Breakage.of(finding)
        + ": "
        + String.join(", ", finding.profiles())
        + " — "
        + finding.evidence().stream()
            .map(Finding.Evidence::check)
            .limit(MOST_CHECKS)
            .collect(Collectors.joining(", "));
  }

  private static String oneLine(String message) {
    return message.strip().replace("\n", "; ");
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() > WIDEST ? line.substring(0, WIDEST) + " …" : line;
  }
}
