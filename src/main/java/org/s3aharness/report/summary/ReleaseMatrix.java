package org.s3aharness.report.summary;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.upgrade.Finding;
import org.s3aharness.upgrade.UpgradeAnswer;

/**
 * Shows the gravest effect of going from each release (the rows) to each other one (the columns).
 */
final class ReleaseMatrix {
  private static final int NARROWEST = 14;
  private static final String CORNER = "from \\ to";

  private final List<UpgradeAnswer> answers;
  private final Set<String> releases = new LinkedHashSet<>();

  ReleaseMatrix(List<UpgradeAnswer> answers) {
    this.answers = answers;
    answers.forEach(answer -> releases.add(answer.from()));
    answers.forEach(answer -> releases.add(answer.to()));
  }

  String markdown() {
    MarkdownTable table = new MarkdownTable().left(CORNER).left(releases);
    releases.forEach(from -> table.row(from, cells(from)));
    return table.toString();
  }

  String text() {
    int widest = releases.stream().mapToInt(String::length).max().orElse(0);
    String column = "%-" + Math.max(NARROWEST, widest + 2) + "s";
    StringBuilder text = new StringBuilder(column.formatted(CORNER));
    releases.forEach(to -> text.append(column.formatted(to)));
    for (String from : releases) {
      text.append('\n').append(column.formatted(from));
      cells(from).forEach(cell -> text.append(column.formatted(cell)));
    }
    return text.append('\n').toString();
  }

  private List<String> cells(String from) {
    return releases.stream().map(to -> cell(from, to)).toList();
  }

  private String cell(String from, String to) {
    for (UpgradeAnswer answer : answers) {
      if (answer.from().equals(from) && answer.to().equals(to)) {
        return gravest(answer.forward(), answer.complete());
      }
      if (answer.from().equals(to) && answer.to().equals(from)) {
        return gravest(answer.allOfTheWayBack(), answer.complete());
      }
    }
    return "";
  }

  private static String gravest(List<Finding> findings, boolean complete) {
    return findings.stream()
        .filter(Finding::isHarm)
        .map(Finding::grade)
        .min(Grade::compareTo)
        .map(Grade::label)
        .orElse(complete ? "safe" : "?");
  }
}
