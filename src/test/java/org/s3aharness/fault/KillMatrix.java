package org.s3aharness.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.s3aharness.harness.CaseResult;
import org.s3aharness.harness.Check;
import org.s3aharness.harness.Verdict;
import org.s3aharness.harness.Witness;

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
  private final Map<SeededFault, Duration> times = new LinkedHashMap<>();

  void add(SeededFault fault, List<CaseResult> of, Duration time) {
    results.put(fault, of);
    times.put(fault, time);
  }

  /** Whether a run of these cases would have failed. */
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

  /** Whether reading back and asking HEAD would have done, in the same cases. */
  private static boolean isKilledByReadBackAndHead(List<CaseResult> results) {
    return failedChecks(results).stream()
        .anyMatch(
            check ->
                check.witness() == Witness.S3A
                    || check.witness() == Witness.STORE && OF_HEAD.contains(check.about()));
  }

  String asText() {
    Set<String> suites = new TreeSet<>();
    results.values().forEach(of -> of.forEach(result -> suites.add(result.id().suite())));
    StringBuilder text = new StringBuilder("| fault | ms |");
    suites.forEach(suite -> text.append(' ').append(suite).append(" |"));
    text.append(" read back and HEAD |\n|---|---|")
        .append("---|".repeat(suites.size() + 1))
        .append('\n');
    results.forEach(
        (fault, of) -> {
          text.append("| %s | %d |".formatted(fault.id(), times.get(fault).toMillis()));
          for (String suite : suites) {
            text.append(' ').append(cell(of, suite)).append(" |");
          }
          text.append(isKilledByReadBackAndHead(of) ? " killed |\n" : " - |\n");
        });
    return text.append('\n').append(totals()).toString();
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
    List<String> survivors = new ArrayList<>();
    results.forEach(
        (fault, of) -> {
          if (!isKilled(of)) {
            survivors.add(fault.id() + " (" + fault.survives() + ")");
          }
        });
    Set<String> tried = new TreeSet<>();
    Set<String> killing = new TreeSet<>();
    results
        .values()
        .forEach(
            of ->
                of.forEach(
                    result -> {
                      tried.add(result.id().behaviourPath());
                      if (isKiller(result)) {
                        killing.add(result.id().behaviourPath());
                      }
                    }));
    tried.removeAll(killing);
    return "%d faults, %d killed, %d by reading back and HEAD alone%nSurvivors: %s%nBehaviours that killed nothing here: %s%n"
        .formatted(
            results.size(),
            killed,
            headKilled,
            String.join("; ", survivors),
            tried.stream().collect(Collectors.joining(", ")));
  }
}
