package org.s3aharness.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.report.Summary;
import org.s3aharness.report.summary.MarkdownTable;
import org.s3aharness.session.outcome.ExitCode;

/** Says how the nodes of a cluster compare: first what they are, then what was judged on each. */
final class NodesSummary {
  private final NodeComparison comparison;
  private final Map<String, Summary> runs = new LinkedHashMap<>();
  private final Map<String, String> sentences = new LinkedHashMap<>();
  private final Map<String, Integer> codes = new TreeMap<>();
  private final List<String> lacking = new ArrayList<>();

  NodesSummary(NodeComparison comparison) {
    this.comparison = comparison;
  }

  /** Adds the results of a node. */
  void add(String node, Summary summary, String sentence) {
    runs.put(node, summary);
    sentences.put(node, sentence);
  }

  /** Takes note of the exit code of a node's run. */
  void ended(String node, int code) {
    codes.put(node, code);
  }

  /** Takes note of a node that has brought nothing, in a sentence that names it. */
  void lacking(String sentence) {
    lacking.add(sentence);
  }

  /** Returns the gravest exit code. */
  int exitCode() {
    return lacking.isEmpty()
        ? codes.values().stream().mapToInt(Integer::intValue).max().orElse(ExitCode.NOTHING_RAN)
        : ExitCode.INFRASTRUCTURE;
  }

  /** Returns the summary in lines for a terminal; the first compares the nodes. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(comparison.sentence());
    lacking.forEach(each -> lines.add("NOT JUDGED: " + each));
    differentVerdicts()
        .forEach((name, verdicts) -> lines.add("  " + name + ": " + inWords(verdicts)));
    sentences.forEach((node, sentence) -> lines.add(node + ": " + sentence));
    return lines;
  }

  private static String inWords(Map<String, String> verdicts) {
    List<String> words = new ArrayList<>();
    verdicts.forEach((node, verdict) -> words.add(verdict + " on " + node));
    return String.join(", ", words);
  }

  /** Returns the content of {@code summary.md}. */
  String markdown() {
    StringBuilder text = new StringBuilder("**" + comparison.sentence() + "**\n\n");
    lacking.forEach(each -> text.append("**Not judged: ").append(each).append("**\n\n"));
    sentences.forEach(
        (node, sentence) ->
            text.append("- [%s](%s/summary.md): %s\n".formatted(node, node, sentence)));
    if (!comparison.differences().isEmpty()) {
      MarkdownTable table = new MarkdownTable().left("what nodes report").left(hosts());
      comparison
          .differences()
          .forEach(each -> table.row("`" + each.name() + "`", each.values().values()));
      text.append("\n## How the nodes differ\n\n").append(table);
    }
    Map<String, Map<String, String>> different = differentVerdicts();
    if (!different.isEmpty()) {
      MarkdownTable table = new MarkdownTable().left("case").left(runs.keySet());
      different.forEach(
          (name, verdicts) ->
              table.row(
                  name, runs.keySet().stream().map(n -> verdicts.getOrDefault(n, "-")).toList()));
      text.append("\n## Cases with other verdicts on other nodes\n\n").append(table);
    }
    return text.toString();
  }

  private List<String> hosts() {
    return List.copyOf(comparison.differences().get(0).values().keySet());
  }

  /** Returns the verdict on each node of the cases on which nodes disagree, by case. */
  private Map<String, Map<String, String>> differentVerdicts() {
    Map<String, Map<String, String>> all = new TreeMap<>();
    runs.forEach(
        (node, run) -> {
          for (CaseResult result : run.results()) {
            all.computeIfAbsent(withoutRelease(result.id()), c -> new LinkedHashMap<>())
                .put(node, result.verdict().label());
          }
        });
    all.values()
        .removeIf(
            verdicts ->
                verdicts.size() == runs.size() && new TreeSet<>(verdicts.values()).size() == 1);
    return all;
  }

  /** Nodes may have different releases, and then the same case has different ids. */
  private static String withoutRelease(CaseId id) {
    String whole = id.toString();
    return whole.substring(0, whole.lastIndexOf('@'));
  }
}
