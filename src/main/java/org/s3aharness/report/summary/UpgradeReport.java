package org.s3aharness.report.summary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.Headline;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.Summary;
import org.s3aharness.upgrade.Answer;
import org.s3aharness.upgrade.Finding;
import org.s3aharness.upgrade.RequestDiff;

/** What an upgrade's run directory says: {@code summary.md} and {@code findings.json}. */
public final class UpgradeReport {
  private UpgradeReport() {}

  /**
   * Writes both files.
   *
   * @param releases each in a sentence
   * @param headline is told where the run did not come to its end, or where there are several
   *     answers
   * @param showAgain the command that shows a finding again
   */
  public static void write(
      RunDirectory directory,
      List<Answer> answers,
      Summary summary,
      List<String> releases,
      Headline headline,
      Function<Finding, String> showAgain)
      throws IOException {
    boolean told = headline.complete() && answers.size() == 1;
    StringBuilder text = new StringBuilder(told ? "" : "**" + headline.sentence() + "**\n\n");
    if (answers.size() > 1) {
      text.append(ReleaseMatrix.markdown(answers)).append('\n');
    }
    answers.forEach(answer -> text.append(UpgradeText.markdown(answer, showAgain)).append('\n'));
    text.append("## What was compared\n\n");
    releases.forEach(release -> text.append("- ").append(release).append('\n'));
    text.append('\n').append(cases(summary));
    answers.forEach(answer -> text.append(requests(summary, answer.from(), answer.to())));
    directory.writeSummary(text.toString());
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(directory.findings().toFile(), findings(answers, showAgain));
  }

  /** The same for a terminal. */
  public static String terminal(List<Answer> answers, Function<Finding, String> showAgain) {
    return (answers.size() > 1 ? ReleaseMatrix.text(answers) + "\n" : "")
        + answers.stream()
            .map(answer -> UpgradeText.terminal(answer, showAgain))
            .collect(Collectors.joining("\n"));
  }

  private static String cases(Summary summary) {
    Map<String, Map<Verdict, Long>> counts = new TreeMap<>();
    for (CaseResult result : summary.results()) {
      counts
          .computeIfAbsent(result.id().release(), release -> new TreeMap<>())
          .merge(result.verdict(), 1L, Long::sum);
    }
    StringBuilder text = new StringBuilder("| releases | ");
    for (Verdict verdict : Verdict.values()) {
      text.append(verdict.label()).append(" | ");
    }
    text.append("\n|---|").append("--:|".repeat(Verdict.values().length)).append('\n');
    counts.forEach(
        (release, ofRelease) -> {
          text.append("| ").append(release).append(" | ");
          for (Verdict verdict : Verdict.values()) {
            text.append(ofRelease.getOrDefault(verdict, 0L)).append(" | ");
          }
          text.append('\n');
        });
    return text.toString();
  }

  private static String requests(Summary summary, String from, String to) {
    StringBuilder text = new StringBuilder();
    for (RequestDiff each : RequestDiff.compare(summary.results(), from, to)) {
      if (each.before() != each.after()) {
        text.append(
            "| %s | %d | %d | %d | %d | %d |%n"
                .formatted(
                    each.behaviour(),
                    each.cases(),
                    each.before(),
                    each.after(),
                    each.millisecondsBefore(),
                    each.millisecondsAfter()));
      }
    }
    return text.isEmpty()
        ? ""
        : "\n## Requests that differ, %s to %s\n\n".formatted(from, to)
            + "| behaviour | cases | requests of %s | of %s | median ms of %s | of %s |%n"
                .formatted(from, to, from, to)
            + "|---|--:|--:|--:|--:|--:|\n"
            + text;
  }

  /** One map for each finding, of both directions. */
  public static List<Map<String, Object>> findings(
      List<Answer> answers, Function<Finding, String> showAgain) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Answer answer : answers) {
      answer.forward().forEach(finding -> all.add(finding(finding, "upgrade", showAgain)));
      answer.back().forEach(finding -> all.add(finding(finding, "rollback", showAgain)));
    }
    return all;
  }

  /** What each of the two releases did. */
  private static Stream<Map<String, String>> evidence(Finding finding, Finding.Evidence seen) {
    String by = seen.caseId().substring(seen.caseId().lastIndexOf('@') + 1);
    return Stream.of(
        Map.of(
            "case", seen.caseId(), "release", by, "check", seen.check(), "message", seen.message()),
        Map.of(
            "case", seen.caseId(),
            "release", finding.from(),
            "check", seen.check(),
            "message", seen.other()));
  }

  private static String title(Finding finding) {
    return "%s to %s%s: %s"
        .formatted(
            finding.from(),
            finding.to(),
            finding.before() ? ", as before" : "",
            String.join(", ", finding.profiles()));
  }

  private static Map<String, Object> finding(
      Finding finding, String direction, Function<Finding, String> showAgain) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("grade", finding.grade().label());
    map.put("direction", direction);
    map.put("from", finding.from());
    map.put("to", finding.to());
    map.put("before", finding.before());
    map.put("title", title(finding));
    map.put("profile", String.join(", ", finding.profiles()));
    map.put("profiles", finding.profiles());
    map.put("behaviours", finding.behaviours());
    map.put("files", finding.files());
    map.put(
        "evidence", finding.evidence().stream().flatMap(seen -> evidence(finding, seen)).toList());
    map.put("since", finding.since());
    map.put("links", finding.links());
    map.put("command", showAgain.apply(finding));
    map.put("cases", finding.cases());
    return map;
  }
}
