package org.s3aharness.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunOutcome;
import org.s3aharness.report.RunReport;
import org.s3aharness.report.format.ResultsReader;
import org.s3aharness.report.summary.EndOfRun;
import org.s3aharness.session.SessionListener;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.session.outcome.Judgement;
import org.s3aharness.session.outcome.RunReporter;
import org.s3aharness.session.outcome.StandardFormats;
import org.s3aharness.wire.exchange.HttpArchiveReader;
import org.s3aharness.wire.exchange.WireLog;

/**
 * A run that is assembled from parts. Every result is taken over as if the case had just got its
 * verdict, so that the directory is like that of a run in one piece.
 */
public final class MergedRun {
  private final List<RunPart> parts;
  private final MergedEnvironment environment;
  private final List<String> missing = new ArrayList<>();

  /**
   * Assembles a run.
   *
   * @param parts at least one
   */
  public MergedRun(List<RunPart> parts) {
    if (parts.isEmpty()) {
      throw new UsageException("There is no run to merge: give the directories of runs.");
    }
    this.parts = List.copyOf(parts);
    this.environment = new MergedEnvironment(this.parts);
  }

  /**
   * Checks that the parts belong to one command on one store and are the shards of whole runs, and
   * remembers which shards are missing.
   *
   * @throws UsageException if the parts cannot belong to one run
   */
  public MergedRun requireShards() {
    for (RunPart part : parts) {
      requireSame("command", parts.get(0), parts.get(0).command(), part, part.command());
      requireSame("store", parts.get(0), parts.get(0).store(), part, part.store());
    }
    missing.addAll(ShardCheck.missing(parts));
    return this;
  }

  /**
   * Makes the run incomplete.
   *
   * @param sentences why, in whole sentences that name what is missing
   */
  public MergedRun lacking(List<String> sentences) {
    missing.addAll(sentences);
    return this;
  }

  private static void requireSame(
      String what, RunPart one, String ofOne, RunPart other, String ofOther) {
    if (!ofOne.equals(ofOther)) {
      throw new UsageException(
          "%s has the %s '%s' and %s has '%s': the parts of a run must have the same."
              .formatted(one.directory(), what, ofOne, other.directory(), ofOther));
    }
  }

  /**
   * Checks that no case is in two parts.
   *
   * @throws UsageException naming the case and both parts
   */
  public MergedRun requireDistinctCases() throws IOException {
    Map<String, RunPart> seen = new HashMap<>();
    for (RunPart part : parts) {
      for (CaseResult result : new ResultsReader().read(part.results())) {
        RunPart other = seen.putIfAbsent(result.id().toString(), part);
        if (other != null) {
          throw new UsageException(
              "%s is in %s and in %s: a case has one verdict in a run, so these cannot be merged."
                  .formatted(result.id(), other.directory(), part.directory()));
        }
      }
    }
    return this;
  }

  /** Returns the command line that the parts share. */
  public Invocation invocation() {
    return environment.invocation();
  }

  /** Returns the encryption mode of each profile of any part. */
  public Map<String, String> profiles() {
    return environment.profiles();
  }

  /**
   * Writes the directory.
   *
   * @param invocation the command line from which commands to run a case again are made
   * @return the exit code: that of a failed infrastructure if anything is missing or incomplete
   */
  public int write(
      RunDirectory directory, Invocation invocation, RunReporter reporter, SessionListener listener)
      throws IOException {
    EndOfRun end = new EndOfRun(directory, listener.isVerbose());
    try (RunReport report =
        new RunReport(
            StandardFormats.in(directory, new JoinedJUnitXml(directory, parts), end),
            listener::result)) {
      List<String> broken = new ArrayList<>(missing);
      for (RunPart part : parts) {
        part.incomplete().ifPresent(why -> broken.add(part.name() + ": " + why));
        for (CaseResult result : new ResultsReader().read(part.results())) {
          report.accept(withNode(result, part), wire(result, part));
        }
        copyCalls(part, directory);
        copyLogs(part, directory);
      }
      environment.write(directory, invocation);
      RunReporter.Ended ended =
          new RunReporter.Ended(environment.subject(), report.summary(), broken.isEmpty());
      Judgement judgement = reporter.judge(ended);
      Headline headline =
          headline(reporter.sentence(ended, environment.buckets()), broken, judgement);
      report.write(
          new RunOutcome(
              headline,
              invocation,
              ended.summary(),
              reporter.comparison(ended),
              profiles(),
              invocation.leftOut(
                  RequestedCases.extent(invocation), !environment.buckets().isEmpty()),
              environment.buckets(),
              environment.standIns()));
      end.lines().forEach(listener::progress);
      return broken.isEmpty() ? judgement.exitCode() : ExitCode.INFRASTRUCTURE;
    }
  }

  private static Headline headline(String sentence, List<String> broken, Judgement judgement) {
    boolean complete = broken.isEmpty();
    return new Headline(
        (complete ? "" : Headline.INCOMPLETE + String.join(" ", broken) + " ") + sentence,
        complete,
        complete && judgement.exitCode() == ExitCode.AS_EXPECTED,
        complete ? judgement.lines() : List.of());
  }

  private static CaseResult withNode(CaseResult result, RunPart part) {
    if (!part.node().containsKey("host")) {
      return result;
    }
    Map<String, String> observed = new LinkedHashMap<>(result.observed());
    observed.put("node", part.node().get("host"));
    return new CaseResult(
        result.id(),
        result.says(),
        result.source(),
        result.section(),
        result.verdict(),
        result.reason(),
        result.failed(),
        result.counts(),
        result.notAsked(),
        observed,
        result.deviations(),
        result.wallTime(),
        result.exchanges());
  }

  private static WireLog wire(CaseResult result, RunPart part) throws IOException {
    Path har = part.directory().resolve("wire").resolve(result.id().fileName() + ".har");
    return Files.exists(har) ? HttpArchiveReader.read(har) : null;
  }

  private static void copyCalls(RunPart part, RunDirectory directory) throws IOException {
    Path calls = part.directory().resolve("calls");
    if (Files.isDirectory(calls)) {
      try (Stream<Path> files = Files.list(calls)) {
        for (Path file : files.toList()) {
          Files.copy(file, directory.root().resolve("calls").resolve(file.getFileName()));
        }
      }
    }
  }

  private static void copyLogs(RunPart part, RunDirectory directory) throws IOException {
    for (Path from : List.of(part.directory(), part.directory().resolve("agents"))) {
      if (!Files.isDirectory(from)) {
        continue;
      }
      try (Stream<Path> files = Files.list(from)) {
        for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
          String name = log.getFileName().toString().replaceFirst("\\.log$", "");
          Files.copy(log, directory.agentLog(part.name() + "-" + name));
        }
      }
    }
  }
}
