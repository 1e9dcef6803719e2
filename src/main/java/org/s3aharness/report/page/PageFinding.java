package org.s3aharness.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads from a finding what the report page shows. A finding is a JSON object with {@code grade}
 * ({@link #GRADES}), {@code direction} (upgrade or rollback), {@code title}, {@code profile},
 * {@code files}, {@code evidence} (objects with {@code release}, {@code check} and {@code
 * message}), {@code since}, {@code links}, {@code command} and {@code cases} (case ids). All but
 * the title may be missing; other fields are ignored.
 */
final class PageFinding {
  /** The grades, the gravest first. */
  static final List<String> GRADES =
      List.of("exposed", "corrupt", "unreadable", "refused", "weaker", "different");

  private static final List<String> TEXTS =
      List.of("grade", "direction", "title", "profile", "files", "since", "command");
  private static final List<String> LISTS = List.of("links", "cases");
  private static final List<String> EVIDENCE = List.of("release", "check", "message");

  private PageFinding() {}

  /** Returns the findings in the page's form, the gravest first and otherwise in their order. */
  static List<Map<String, Object>> model(List<Map<String, Object>> findings) {
    return findings.stream()
        .map(PageFinding::model)
        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
        .toList();
  }

  private static int rank(Map<String, Object> finding) {
    int rank = GRADES.indexOf(finding.get("grade"));
    return rank < 0 ? GRADES.size() : rank;
  }

  private static Map<String, Object> model(Map<String, Object> finding) {
    Map<String, Object> model = new LinkedHashMap<>();
    TEXTS.forEach(name -> model.put(name, text(finding.get(name))));
    LISTS.forEach(
        name -> model.put(name, list(finding.get(name)).stream().map(PageFinding::text).toList()));
    model.put(
        "evidence", list(finding.get("evidence")).stream().map(PageFinding::evidence).toList());
    return model;
  }

  private static Map<String, Object> evidence(Object piece) {
    Map<String, Object> model = new LinkedHashMap<>();
    if (piece instanceof Map<?, ?> fields) {
      EVIDENCE.forEach(name -> model.put(name, text(fields.get(name))));
    } else {
      EVIDENCE.forEach(name -> model.put(name, ""));
      model.put("message", text(piece));
    }
    return model;
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return String.join(", ", list.stream().map(PageFinding::text).toList());
    }
    return value == null ? "" : value.toString();
  }
}
