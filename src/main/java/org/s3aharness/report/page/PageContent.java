package org.s3aharness.report.page;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.catalogue.Catalogue;
import org.s3aharness.catalogue.Coverage;
import org.s3aharness.catalogue.DocumentTable;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.report.BucketTable;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunOutcome;

/** Assembles what the report page shows, except for the exchanges. */
final class PageContent {
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private PageContent() {}

  /**
   * Returns the content as the page's scripts read it.
   *
   * @param findings objects as {@link PageFinding} reads them; empty if the run looks for none
   */
  static Map<String, Object> model(
      RunDirectory directory, RunOutcome outcome, List<Map<String, Object>> findings)
      throws IOException {
    Headline headline = outcome.headline();
    Invocation invocation = outcome.invocation();
    List<CaseResult> results = outcome.summary().results();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("sentence", headline.sentence());
    page.put("complete", headline.complete());
    page.put("green", headline.green());
    page.put("gate", headline.gate());
    page.put("bucketColumns", BucketTable.COLUMNS);
    page.put("buckets", BucketTable.rows(outcome));
    page.put("started", invocation.started().toString());
    page.put("files", files(directory));
    page.put("environment", environment(directory));
    page.put("rerun", rerun(invocation, results));
    page.put(
        "sources",
        Arrays.stream(Source.values()).collect(Collectors.toMap(Source::title, Source::url)));
    new PageCases(results).addTo(page);
    page.put("findings", PageFinding.model(findings));
    Coverage coverage = new Coverage(Catalogue.load(), results);
    if (coverage.saysAnything()) {
      DocumentTable table = new DocumentTable(coverage, results);
      page.put("document", Catalogue.load().source().title());
      page.put("table", table.isEmpty() ? List.of() : rows(table));
      page.put("statements", coverage.all().stream().map(PageContent::statement).toList());
    }
    return page;
  }

  private static Map<String, String> rerun(Invocation invocation, List<CaseResult> results) {
    Map<String, String> byRelease = new LinkedHashMap<>();
    results.forEach(
        r -> byRelease.computeIfAbsent(r.id().release(), release -> invocation.command(release)));
    return byRelease;
  }

  private static List<Map<String, Object>> rows(DocumentTable table) {
    return table.rows().stream()
        .map(
            row ->
                Map.<String, Object>of(
                    "row",
                    row.name(),
                    "cells",
                    row.cells().stream().map(PageContent::cell).toList()))
        .toList();
  }

  private static Map<String, Object> cell(DocumentTable.Cell cell) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("column", cell.column());
    model.put("documented", cell.documented());
    model.put("state", cell.state().label());
    model.put("observed", cell.observed());
    model.put("today", cell.today());
    return model;
  }

  private static Map<String, Object> statement(Coverage.JudgedStatement judged) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("id", judged.statement().id());
    model.put("says", judged.statement().says());
    model.put("section", judged.statement().section());
    model.put("state", judged.state().label());
    model.put("cases", judged.cases());
    model.put("why", judged.why());
    model.put("today", judged.statement().today());
    return model;
  }

  /** Returns the content of environment.json with the number of jars instead of their hashes. */
  private static Map<String, Object> environment(RunDirectory directory) throws IOException {
    if (!Files.exists(directory.environment())) {
      return Map.of();
    }
    Map<String, Object> environment =
        new ObjectMapper().readValue(directory.environment().toFile(), OBJECT);
    if (environment.get("releases") instanceof List<?> releases) {
      for (Object release : releases) {
        @SuppressWarnings("unchecked")
        Map<String, Object> fields = (Map<String, Object>) release;
        fields.put("jars", ((Map<?, ?>) fields.get("jars")).size());
      }
    }
    return environment;
  }

  private static List<String> files(RunDirectory directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory.root())) {
      files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(directory.page().getFileName().toString()))
          .sorted()
          .forEach(names::add);
    }
    return names;
  }
}
