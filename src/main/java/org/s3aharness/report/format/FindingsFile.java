package org.s3aharness.report.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.s3aharness.report.Comparison;
import org.s3aharness.report.ReportFormat;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunOutcome;
import org.s3aharness.upgrade.Finding;
import org.s3aharness.upgrade.UpgradeAnswer;

/**
 * Writes {@code findings.json}, which says what going from one release to another does, finding by
 * finding.
 */
public final class FindingsFile implements ReportFormat {
  private final RunDirectory directory;

  public FindingsFile(RunDirectory directory) {
    this.directory = directory;
  }

  @Override
  public void write(RunOutcome outcome) throws IOException {
    if (outcome.comparison().isPresent()) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(directory.findings().toFile(), model(outcome.comparison().get()));
    }
  }

  /** Returns a JSON object for each finding in either direction. */
  public static List<Map<String, Object>> model(Comparison comparison) {
    List<Map<String, Object>> all = new ArrayList<>();
    Function<Finding, String> showAgain = comparison.showAgain();
    for (UpgradeAnswer answer : comparison.answers()) {
      answer.forward().forEach(finding -> all.add(model(finding, "upgrade", showAgain)));
      answer.back().forEach(finding -> all.add(model(finding, "rollback", showAgain)));
    }
    return all;
  }

  private static Map<String, Object> model(
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

  /** Returns what each of the two releases did. */
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
}
