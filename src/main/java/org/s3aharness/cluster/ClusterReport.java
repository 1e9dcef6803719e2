package org.s3aharness.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.merge.MergedRun;
import org.s3aharness.merge.RunPart;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.session.SessionListener;
import org.s3aharness.session.outcome.RunReporter;

/** Makes one run directory of what a cluster's nodes have brought, with one verdict. */
public final class ClusterReport {
  private final FetchedParts fetched;
  private final Function<MergedRun, RunReporter> reporters;
  private final SessionListener listener;
  private final Map<String, RunPart> parts = new LinkedHashMap<>();
  private final List<String> lacking = new ArrayList<>();

  /**
   * Prepares a report.
   *
   * @param reporters makes the reporter that judges a run
   */
  public ClusterReport(
      FetchedParts fetched, Function<MergedRun, RunReporter> reporters, SessionListener listener)
      throws IOException {
    this.fetched = fetched;
    this.reporters = reporters;
    this.listener = listener;
    for (String task : fetched.tasks()) {
      Optional<RunPart> part = fetched.part(task);
      part.ifPresent(its -> parts.put(task, its));
      if (part.isEmpty()) {
        lacking.add(
            fetched.failure(task).map(why -> task + ": " + why).orElse(task + " was not run."));
      }
    }
    if (parts.isEmpty()) {
      throw new InfrastructureException(
          "No part of the run came back. %s The application ended as: %s"
              .formatted(String.join(" ", lacking), fetched.end()),
          null);
    }
  }

  /**
   * Writes the directory of a run in shards.
   *
   * @return the exit code: that of a failed infrastructure if a shard is missing or incomplete
   */
  public int writeShards(RunDirectory directory) throws IOException {
    MergedRun merged =
        new MergedRun(List.copyOf(parts.values()))
            .requireShards()
            .lacking(lacking)
            .requireDistinctCases();
    NodeComparison comparison = new NodeComparison(factsByHost());
    writeFacts(directory);
    int code = merged.write(directory, merged.invocation(), reporters.apply(merged), listener);
    listener.progress("Nodes: " + comparison.sentence());
    return code;
  }

  private Map<String, Map<String, String>> factsByHost() throws IOException {
    Map<String, Map<String, String>> facts = new TreeMap<>();
    for (String task : fetched.tasks()) {
      Map<String, String> its = fetched.facts(task);
      if (!its.isEmpty()) {
        facts.put(its.getOrDefault("node.host", task), its);
      }
    }
    return facts;
  }

  private void writeFacts(RunDirectory directory) throws IOException {
    directory.writeWhole(
        directory.root().resolve("nodes.json"),
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(factsByHost()));
  }

  /**
   * Writes a directory with a run directory for each node, and a summary that compares the nodes.
   *
   * @return the gravest of the nodes' exit codes: that of a failed infrastructure if a node has
   *     brought nothing
   */
  public int writeEveryNode(RunDirectory all) throws IOException {
    NodesSummary summary = new NodesSummary(new NodeComparison(factsByHost()));
    for (Map.Entry<String, RunPart> part : parts.entrySet()) {
      MergedRun merged = new MergedRun(List.of(part.getValue()));
      RunReporter reporter = new RememberedRun(reporters.apply(merged), part.getKey(), summary);
      int code =
          merged.write(
              all.ofStore(part.getKey()), merged.invocation(), reporter, SessionListener.SILENT);
      summary.ended(part.getKey(), code);
    }
    lacking.forEach(summary::lacking);
    writeFacts(all);
    all.writeSummary(summary.markdown());
    summary.lines().forEach(listener::progress);
    listener.progress("To read: " + all.summary());
    return summary.exitCode();
  }
}
