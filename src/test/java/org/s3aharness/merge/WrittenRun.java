package org.s3aharness.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.format.ResultsFile;

/** Writes run directories as they are read by a merge, with made-up results. */
public final class WrittenRun {
  private final List<String> arguments = new ArrayList<>(List.of("--suite=put"));
  private String command = "run";
  private String store = "localstack";
  private String summary = "**all well**";
  private String buckets = "";
  private List<CaseResult> results = List.of();

  private WrittenRun() {}

  /** Returns a whole run of nothing yet. */
  public static WrittenRun of(List<CaseResult> results) {
    WrittenRun run = new WrittenRun();
    run.results = results;
    return run;
  }

  /** Returns a shard of a run, which gets those of the results that are in it. */
  public static WrittenRun shard(int number, int of, List<CaseResult> results) {
    WrittenRun run =
        of(results.stream().filter(r -> new Shard(number, of).includes(r.id())).toList());
    run.arguments.add("--shard=" + number + "/" + of);
    return run;
  }

  public WrittenRun with(String argument) {
    arguments.add(argument);
    return this;
  }

  public WrittenRun command(String other) {
    command = other;
    return this;
  }

  public WrittenRun store(String other) {
    store = other;
    return this;
  }

  /** Adds a bucket of a user's configuration, whose cases are those of the profile. */
  public WrittenRun bucket(String name, String profile) {
    buckets =
        """
        "buckets": [{"profile": "%s", "bucket": "%s", "asked": "SSE-C with a customer key",
                     "from": "core-site.xml:7"}],
        """
            .formatted(profile, name);
    return this;
  }

  public WrittenRun broken() {
    summary = "**Incomplete: interrupted. the rest**";
    return this;
  }

  /** Writes the directory. */
  public Path into(Path parent) throws IOException {
    RunDirectory directory = RunDirectory.create(parent);
    try (ResultsFile file = new ResultsFile(directory)) {
      for (CaseResult result : results) {
        file.add(result, Optional.empty());
      }
    }
    directory.writeSummary(summary + "\n");
    Files.writeString(directory.harnessLog(), "what it did\n");
    Files.writeString(
        directory.junitXml(),
        "<testsuite name=\"JUnit Jupiter\" tests=\"%d\"/>".formatted(results.size()));
    Files.writeString(
        directory.environment(),
        """
        {"schema": 1, "run": "r1", "harness": {"version": "1", "java": "17"},
         "started": "2026-11-28T10:00:00Z", "command": "%s", "arguments": [%s],
         "profiles": {"sse-c": "SSE-C"}, %s
         "releases": [{"name": "3.4.3", "description": "Hadoop 3.4.3",
                       "agents": [{"hadoop": "3.4.3", "java": "17"}], "jars": {}}],
         "store": {"chosen": "localstack", "kind": "%s", "version": "4.9.2",
                   "runs as": "host process", "region": "us-east-1", "encrypts at rest": "no",
                   "s3": "http://127.0.0.1:1", "kms": "http://127.0.0.1:1"}}
        """
            .formatted(
                command,
                arguments.stream().map(a -> '"' + a + '"').collect(Collectors.joining(",")),
                buckets,
                store));
    return directory.root();
  }
}
