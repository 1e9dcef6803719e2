package org.s3aharness.report.summary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.AtRestSummary;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.Summary;

/** Says what was proven on which store, for a run on several. */
public final class StoresSummary {
  private static final String WHERE = "What was proven where";

  private final Map<String, Summary> stores = new LinkedHashMap<>();
  private final List<String> sentences = new ArrayList<>();

  /**
   * Adds the run on one store.
   *
   * @param sentence its verdict sentence
   */
  public void add(String store, Summary summary, String sentence) {
    stores.put(store, summary);
    sentences.add(sentence);
  }

  /** Writes {@code summary.md}. */
  public void write(RunDirectory directory) throws IOException {
    StringBuilder text = new StringBuilder();
    sentences.forEach(sentence -> text.append("**").append(sentence).append("**\n\n"));
    MarkdownTable table = new MarkdownTable().left("behaviour").left(stores.keySet());
    behaviours().forEach(table::row);
    text.append("## ").append(WHERE).append("\n\n").append(table);
    text.append("\n## ").append(AtRestSummary.TITLE).append("\n\n");
    atRest().forEach(line -> text.append("- ").append(line).append('\n'));
    directory.writeSummary(text.toString());
  }

  /**
   * Returns the summary in lines for a terminal.
   *
   * @param verbose whether to list, for each behaviour, the result on each store
   */
  public List<String> lines(boolean verbose) {
    List<String> lines = new ArrayList<>();
    if (verbose) {
      lines.add(WHERE + ":");
      behaviours().forEach((behaviour, said) -> addBehaviour(lines, behaviour, said));
      lines.add("");
    }
    lines.add(AtRestSummary.TITLE + ":");
    atRest().forEach(line -> lines.add("  " + line));
    lines.add("");
    lines.addAll(sentences);
    return lines;
  }

  private void addBehaviour(List<String> lines, String behaviour, List<String> said) {
    lines.add(behaviour);
    int n = 0;
    for (String store : stores.keySet()) {
      lines.add("    " + store + ": " + said.get(n++));
    }
  }

  /** Returns, for each behaviour, the results on the stores, in the stores' order. */
  private Map<String, List<String>> behaviours() {
    Map<String, Map<String, List<CaseResult>>> results = new TreeMap<>();
    stores.forEach(
        (store, summary) ->
            summary
                .results()
                .forEach(
                    result ->
                        results
                            .computeIfAbsent(behaviour(result), b -> new TreeMap<>())
                            .computeIfAbsent(store, s -> new ArrayList<>())
                            .add(result)));
    Map<String, List<String>> said = new LinkedHashMap<>();
    results.forEach(
        (behaviour, byStore) ->
            said.put(
                behaviour,
                stores.keySet().stream()
                    .map(store -> said(byStore.getOrDefault(store, List.of())))
                    .toList()));
    return said;
  }

  private static String behaviour(CaseResult result) {
    return result.id().suite() + "/" + result.id().behaviour();
  }

  /** Returns the verdicts with their numbers, such as {@code proven in 12, known in 3}. */
  private static String said(List<CaseResult> results) {
    Map<Verdict, Long> counts =
        results.stream()
            .collect(
                Collectors.groupingBy(CaseResult::verdict, TreeMap::new, Collectors.counting()));
    return results.isEmpty()
        ? "no case"
        : counts.entrySet().stream()
            .map(entry -> word(entry.getKey()) + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "proven in";
      case KNOWN -> "known in";
      case FAILED -> "**FAILED** in";
      case FIXED -> "**fixed** in";
      case NOT_RUN -> "not run in";
    };
  }

  private List<String> atRest() {
    List<String> lines = new ArrayList<>();
    stores.forEach(
        (store, summary) ->
            new AtRestSummary(summary.results())
                .lines()
                .forEach(line -> lines.add(store + ": " + line)));
    return lines;
  }
}
