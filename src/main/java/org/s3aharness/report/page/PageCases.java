package org.s3aharness.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;

/**
 * Prepares the cases of the report page. A text that recurs is written once and referred to by
 * number.
 */
final class PageCases {
  private final StringTable behaviours = new StringTable();
  private final StringTable checks = new StringTable();
  private final StringTable profiles = new StringTable();
  private final StringTable releases = new StringTable();
  private final List<Map<String, Object>> described = new ArrayList<>();
  private final List<Map<String, Object>> cases = new ArrayList<>();

  PageCases(List<CaseResult> results) {
    results.forEach(result -> cases.add(model(result)));
  }

  /** Adds the cases, and the texts that they refer to, to the content of a page. */
  void addTo(Map<String, Object> page) {
    page.put("behaviours", described);
    page.put("profiles", profiles.all());
    page.put("releases", releases.all());
    page.put("checks", checks.all());
    page.put("cases", cases);
  }

  private Map<String, Object> model(CaseResult result) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("behaviour", behaviour(result));
    result.id().variant().ifPresent(variant -> model.put("variant", variant));
    model.put("profile", profiles.number(result.id().profile()));
    model.put("release", releases.number(result.id().release()));
    model.put("verdict", result.verdict().label());
    putUnlessEmpty(model, "reason", result.reason());
    if (!result.deviations().isEmpty()) {
      model.put("deviations", result.deviations());
    }
    if (!result.failed().isEmpty()) {
      model.put("failed", result.failed().stream().map(this::failed).toList());
    }
    if (!result.counts().isEmpty()) {
      List<Integer> counts = new ArrayList<>();
      result
          .counts()
          .forEach((check, count) -> counts.addAll(List.of(checks.number(check), count)));
      model.put("checks", counts);
    }
    if (!result.observed().isEmpty()) {
      model.put("observed", result.observed());
    }
    model.put("exchanges", result.exchanges());
    model.put("ms", result.wallTime().toMillis());
    return model;
  }

  private List<Object> failed(Check check) {
    return List.of(checks.number(check.id()), check.message());
  }

  private int behaviour(CaseResult result) {
    int before = behaviours.size();
    int number = behaviours.number(result.id().suite() + "/" + result.id().behaviour());
    if (number == before) {
      Map<String, Object> model = new LinkedHashMap<>();
      model.put("suite", result.id().suite());
      model.put("name", result.id().behaviour());
      model.put("says", result.says());
      model.put("source", result.source());
      model.put("section", result.section());
      described.add(model);
    }
    return number;
  }

  private static void putUnlessEmpty(Map<String, Object> model, String name, String text) {
    if (!text.isEmpty()) {
      model.put(name, text);
    }
  }
}
