package org.s3aharness.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.examples.Expander;
import org.s3aharness.merge.RunPart;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;
import org.s3aharness.node.StagingLayout;

/**
 * What was fetched of an application: the run directory of each task that came to its end, the
 * results so far of the others, and why a task was given up. See {@link StagingLayout}.
 */
public final class FetchedParts {
  private final Path directory;
  private String end = "";

  FetchedParts(Path directory) {
    this.directory = directory;
  }

  void endedAs(String text) {
    this.end = text;
  }

  /** Returns how the application ended, in the engine's words. */
  public String end() {
    return end;
  }

  /** Says whether a task was for a node, and not for a shard. */
  public boolean isOfEveryNode() throws IOException {
    return Boolean.parseBoolean(job().get(JobKey.EVERY_NODE));
  }

  /** Returns the tasks' names, in order. */
  public List<String> tasks() throws IOException {
    return job().list(JobKey.TASKS);
  }

  private JobFile job() throws IOException {
    return JobFile.read(directory.resolve(JobFile.NAME));
  }

  /** Returns in a sentence how many tasks are over, and how many cases have a verdict. */
  String progress() throws IOException {
    if (!Files.exists(directory.resolve(JobFile.NAME))) {
      return "The cluster has no results yet.";
    }
    long cases = 0;
    long done = 0;
    List<String> tasks = tasks();
    for (String task : tasks) {
      done += isDone(task) ? 1 : 0;
      for (Path file : partialResults(task)) {
        try (Stream<String> lines = Files.lines(file)) {
          cases += lines.count();
        }
      }
    }
    return "%d of %d %s done, %d cases judged so far"
        .formatted(done, tasks.size(), isOfEveryNode() ? "nodes" : "shards", cases);
  }

  private boolean isDone(String task) {
    return Files.exists(directory.resolve(StagingLayout.done(task)));
  }

  /** Returns why a task was given up; empty if it was not. */
  public Optional<String> failure(String task) throws IOException {
    Path file = directory.resolve(StagingLayout.failed(task));
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  /**
   * Returns a task's part of the run: whole, or as much of it as came from the attempt that got
   * furthest.
   *
   * @return empty if no attempt has brought anything
   */
  public Optional<RunPart> part(String task) throws IOException {
    Path run = directory.resolve("runs").resolve(task);
    if (isDone(task)) {
      unpack(directory.resolve(StagingLayout.done(task)), run);
    } else if (!new PartialRun(attempts(task), why(task)).into(run)) {
      return Optional.empty();
    }
    return Optional.of(RunPart.read(task, run).on(node(task)).givenAs(argumentsOf(task)));
  }

  /** Returns the options of a task as the user gave them, with its shard. */
  private List<String> argumentsOf(String task) throws IOException {
    JobFile job = job();
    List<String> arguments = new ArrayList<>(job.list(JobKey.GIVEN));
    Optional.ofNullable(job.map(JobKey.OWN_ARGUMENTS).get(task)).ifPresent(arguments::add);
    return arguments;
  }

  private static void unpack(Path archive, Path run) throws IOException {
    Files.createDirectories(run);
    try {
      new Expander().expand("zip", archive.toFile(), run.toFile());
    } catch (ArchiveException e) {
      throw new IOException(archive + " cannot be unpacked", e);
    }
  }

  private String why(String task) throws IOException {
    return failure(task).orElse("it did not come to its end");
  }

  /**
   * Returns what the node of a task has reported about itself, in the last attempt; empty if it has
   * reported nothing. Names begin as those of {@code node.properties} do.
   */
  public Map<String, String> facts(String task) throws IOException {
    Map<String, String> facts = new TreeMap<>();
    for (Path attempt : attempts(task)) {
      Path file = attempt.resolve(StagingLayout.NODE);
      if (Files.exists(file)) {
        facts.clear();
        facts.putAll(NodeFactsFile.read(file));
      }
    }
    return facts;
  }

  private Map<String, String> node(String task) throws IOException {
    Map<String, String> facts = facts(task);
    return NodeFactsFile.NAMED_IN_RESULTS.entrySet().stream()
        .filter(fact -> facts.containsKey(fact.getKey()))
        .collect(Collectors.toMap(Map.Entry::getValue, fact -> facts.get(fact.getKey())));
  }

  /** Returns the directories of a task's attempts, the earliest first. */
  private List<Path> attempts(String task) throws IOException {
    Path all = directory.resolve(StagingLayout.TASKS).resolve(task);
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> attempts = Files.list(all)) {
      return attempts.sorted().toList();
    }
  }

  private List<Path> partialResults(String task) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path attempt : attempts(task)) {
      List<Path> ofAttempt = PartialRun.results(attempt);
      if (ofAttempt.size() >= files.size()) {
        files = ofAttempt;
      }
    }
    return files;
  }
}
