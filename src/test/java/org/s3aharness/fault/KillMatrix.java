package org.s3aharness.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.s3aharness.catalogue.ProvenBehaviour;
import org.s3aharness.harness.SuiteRunner;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.harness.verdict.Witness;

/** Which fault was seen by which suite, and by which kind of assertion. */
final class KillMatrix {
  /**
   * What Hadoop's own tests of encryption look at: what was read back, and what a HEAD says of the
   * encryption (AbstractTestS3AEncryption, EncryptionTestUtils). Generous to them: our HEAD is not
   * the broken client's own, they have no case for most behaviours, and whatever fails a behaviour
   * counts as read back.
   */
  private static final Set<String> OF_HEAD =
      Set.of("algorithm", "kms-key", "customer-key-md5", "envelope");

  private final Map<SeededFault, List<CaseResult>> results = new LinkedHashMap<>();

  void add(SeededFault fault, List<CaseResult> of) {
    results.put(fault, of);
  }

  /** Says whether a run of these cases would have failed. */
  static boolean isKilled(List<CaseResult> results) {
    return results.stream().anyMatch(KillMatrix::isKiller);
  }

  private static boolean isKiller(CaseResult result) {
    return result.verdict() == Verdict.FAILED;
  }

  /** The checks of failed cases that name the fault's cause. */
  static List<Check> naming(SeededFault fault, List<CaseResult> results) {
    Pattern message = Pattern.compile(fault.message(), Pattern.DOTALL);
    return failedChecks(results).stream()
        .filter(check -> check.id().equals(fault.check()))
        .filter(check -> message.matcher(check.message()).find())
        .toList();
  }

  static List<Check> failedChecks(List<CaseResult> results) {
    return results.stream()
        .filter(KillMatrix::isKiller)
        .flatMap(result -> result.failed().stream())
        .toList();
  }

  /** Says whether reading back and asking HEAD would have been enough, in the same cases. */
  private static boolean isKilledByReadBackAndHead(List<CaseResult> results) {
    return failedChecks(results).stream()
        .anyMatch(
            check ->
                check.witness() == Witness.S3A
                    || check.witness() == Witness.STORE && OF_HEAD.contains(check.about()));
  }

  /**
   * As Markdown.
   *
   * @param kept why a behaviour that kills nothing is kept, by its path
   */
  String asText(Map<String, String> kept) {
    return matrix() + "\n" + totals() + behavioursThatKillNothing(kept);
  }

  /**
   * As Markdown, how many of the generated faults were killed in each place, out of how many: by
   * profile and kind of request, and by suite.
   */
  String byPlace() {
    Map<String, Map<String, List<SeededFault>>> rows = new LinkedHashMap<>();
    Set<String> suites = new LinkedHashSet<>();
    for (SeededFault fault : results.keySet()) {
      String[] id = fault.id().split("/"); // suite, profile, request, what is wrong with it
      suites.add(id[0]);
      rows.computeIfAbsent(id[1] + " | " + id[2], row -> new LinkedHashMap<>())
          .computeIfAbsent(id[0], suite -> new ArrayList<>())
          .add(fault);
    }
    StringBuilder text = new StringBuilder("| profile | request |");
    suites.forEach(suite -> text.append(' ').append(suite).append(" |"));
    text.append("\n|---|---|").append(":-:|".repeat(suites.size())).append('\n');
    rows.forEach(
        (row, bySuite) -> {
          text.append("| ").append(row).append(" |");
          for (String suite : suites) {
            List<SeededFault> faults = bySuite.getOrDefault(suite, List.of());
            long killed = faults.stream().filter(f -> isKilled(results.get(f))).count();
            text.append(faults.isEmpty() ? "  |" : " %d/%d |".formatted(killed, faults.size()));
          }
          text.append('\n');
        });
    return text.toString();
  }

  private String matrix() {
    Set<String> suites = new TreeSet<>();
    results.values().forEach(of -> of.forEach(result -> suites.add(result.id().suite())));
    StringBuilder text = new StringBuilder("| fault |");
    suites.forEach(suite -> text.append(' ').append(suite).append(" |"));
    text.append(" reading back and HEAD alone |\n|---|")
        .append(":-:|".repeat(suites.size() + 1))
        .append('\n');
    results.forEach(
        (fault, of) -> {
          text.append("| %s: %s |".formatted(fault.id(), fault.breaks()));
          suites.forEach(suite -> text.append(' ').append(cell(of, suite)).append(" |"));
          text.append(isKilledByReadBackAndHead(of) ? " killed |\n" : " survives |\n");
        });
    return text.toString();
  }

  /** Failed of run. */
  private static String cell(List<CaseResult> results, String suite) {
    List<CaseResult> of = results.stream().filter(r -> r.id().suite().equals(suite)).toList();
    long killers = of.stream().filter(KillMatrix::isKiller).count();
    return of.isEmpty() ? "" : killers + "/" + of.size();
  }

  private String totals() {
    long killed = results.values().stream().filter(KillMatrix::isKilled).count();
    long headKilled =
        results.values().stream().filter(KillMatrix::isKilledByReadBackAndHead).count();
    StringBuilder text = new StringBuilder();
    text.append(
        "%d faults, %d killed; by reading back and HEAD alone %d.%n"
            .formatted(results.size(), killed, headKilled));
    results.forEach(
        (fault, of) -> {
          if (!isKilled(of)) {
            text.append("Survives: %s, since %s%n".formatted(fault.id(), fault.survives()));
          }
        });
    return text.toString();
  }

  private String behavioursThatKillNothing(Map<String, String> kept) {
    StringBuilder text = new StringBuilder("\nBehaviours that killed nothing:\n\n");
    thatKillNothing()
        .forEach(
            path ->
                text.append(
                    "- %s: %s%n".formatted(path, kept.getOrDefault(path, "why is it kept?"))));
    text.append("\nSuites that no fault was tried with: ");
    Set<String> suites =
        ProvenBehaviour.of(SuiteRunner.SUITES).stream()
            .map(behaviour -> suiteOf(behaviour.path()))
            .collect(Collectors.toCollection(TreeSet::new));
    results.values().forEach(of -> of.forEach(result -> suites.remove(result.id().suite())));
    return text.append(String.join(", ", suites)).append('\n').toString();
  }

  private static String suiteOf(String path) {
    return path.substring(0, path.indexOf('/'));
  }

  /**
   * The behaviours that a fault was tried with, and that failed with none but, by chance, with one
   * that befalls some requests.
   */
  Set<String> thatKillNothing() {
    Set<String> tried = new TreeSet<>();
    Set<String> killing = new TreeSet<>();
    results.forEach(
        (fault, of) ->
            of.forEach(
                result ->
                    (isKiller(result) && !fault.befallsSomeRequests() ? killing : tried)
                        .add(result.id().behaviourPath())));
    tried.removeAll(killing);
    return tried;
  }
}
