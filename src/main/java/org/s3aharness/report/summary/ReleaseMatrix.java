package org.s3aharness.report.summary;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.upgrade.Answer;
import org.s3aharness.upgrade.Finding;

/** Releases by releases: the gravest thing that going from the row's to the column's does. */
final class ReleaseMatrix {
  private ReleaseMatrix() {}

  static String markdown(List<Answer> answers) {
    Set<String> releases = releases(answers);
    StringBuilder text = new StringBuilder("| from \\ to | ");
    text.append(String.join(" | ", releases)).append(" |\n|---|");
    text.append("---|".repeat(releases.size())).append('\n');
    for (String from : releases) {
      text.append("| ").append(from).append(" | ");
      releases.forEach(to -> text.append(cell(answers, from, to)).append(" | "));
      text.append('\n');
    }
    return text.toString();
  }

  static String text(List<Answer> answers) {
    Set<String> releases = releases(answers);
    StringBuilder text = new StringBuilder("%-14s".formatted("from \\ to"));
    releases.forEach(to -> text.append("%-14s".formatted(to)));
    for (String from : releases) {
      text.append("\n%-14s".formatted(from));
      releases.forEach(to -> text.append("%-14s".formatted(cell(answers, from, to))));
    }
    return text.append('\n').toString();
  }

  private static Set<String> releases(List<Answer> answers) {
    Set<String> releases = new LinkedHashSet<>();
    answers.forEach(answer -> releases.add(answer.from()));
    answers.forEach(answer -> releases.add(answer.to()));
    return releases;
  }

  private static String cell(List<Answer> answers, String from, String to) {
    for (Answer answer : answers) {
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
