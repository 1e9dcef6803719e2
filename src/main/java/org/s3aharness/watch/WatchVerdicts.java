package org.s3aharness.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.watch.census.PathPattern;
import org.s3aharness.watch.jvm.WatchedFileSystem;
import org.s3aharness.watch.object.UnexplainedObject;
import org.s3aharness.wire.exchange.WireLog;

/**
 * Turns what a job did into verdicts, one for each kind of request and for the objects of each
 * place, so that watched runs can be compared as other runs are.
 */
public final class WatchVerdicts {
  private static final String SOURCE = "HTTP header rules, see header-rules.yaml";

  /**
   * Holds a result of a watched operation.
   *
   * @param wire the exchanges that show it; empty if there are none
   */
  public record JudgedOperation(CaseResult result, Optional<WireLog> wire) {}

  private final WatchOutcome outcome;
  private final String release;

  /** Decides the verdicts of one job. */
  public WatchVerdicts(WatchOutcome outcome) {
    this.outcome = outcome;
    this.release = release(outcome);
  }

  /** Returns the Hadoop releases of the job's filesystems, as one name. */
  public static String release(WatchOutcome outcome) {
    String versions =
        outcome.reported().fileSystems().stream()
            .map(WatchedFileSystem::version)
            .filter(version -> !version.isEmpty())
            .distinct()
            .sorted()
            .collect(Collectors.joining("+"));
    return versions.isEmpty() ? "unknown" : versions;
  }

  /** Returns all results, in the order of their ids. */
  public List<JudgedOperation> results() {
    List<JudgedOperation> results = new ArrayList<>();
    outcome.judged().things().forEach(thing -> results.add(of(thing)));
    outcome
        .reported()
        .unwatched()
        .forEach((what, count) -> results.add(unwatched(results.size(), what, count)));
    outcome.reported().unfollowed().forEach(what -> results.add(unfollowed(results.size(), what)));
    unexplained().forEach((place, objects) -> results.add(unexplained(place, objects)));
    outcome.stored().notListed().forEach((place, why) -> results.add(notListed(place, why)));
    results.sort(Comparator.comparing(judged -> judged.result().id().toString()));
    return results;
  }

  private JudgedOperation of(JudgedThing thing) {
    JudgedThing.Name name = thing.name();
    Verdict verdict =
        thing.failures() > 0
            ? Verdict.FAILED
            : !thing.notJudged().isEmpty()
                ? Verdict.NOT_RUN
                : thing.known().isEmpty() ? Verdict.PASSED : Verdict.KNOWN;
    Map<String, String> observed = new LinkedHashMap<>();
    observed.put("judged", String.valueOf(thing.size()));
    observed.put("wrong", String.valueOf(thing.failures()));
    thing.notJudged().forEach((why, count) -> observed.put("not judged: " + why, count + " times"));
    CaseId id = WatchIds.of(name, release);
    return new JudgedOperation(
        result(
            id,
            "Every request and object is encrypted as expected.",
            verdict,
            reason(thing),
            thing.failed(),
            thing.counts(),
            observed,
            List.copyOf(thing.known().keySet()),
            name.what().equals("object") ? 0 : thing.size()),
        wire(id, thing));
  }

  private static String reason(JudgedThing thing) {
    if (thing.failures() > 0) {
      return "%d of %d: %s"
          .formatted(thing.failures(), thing.size(), thing.failed().get(0).message());
    }
    if (thing.notJudged().isEmpty()) {
      return thing.knownReason();
    }
    return thing.notJudged().entrySet().stream()
        .map(entry -> entry.getValue() + " of " + thing.size() + ": " + entry.getKey())
        .collect(Collectors.joining("; "));
  }

  private static Optional<WireLog> wire(CaseId id, JudgedThing thing) {
    return thing.exchanges().isEmpty()
        ? Optional.empty()
        : Optional.of(WireLog.of(id.toString(), thing.exchanges()));
  }

  private JudgedOperation unwatched(int number, String what, int count) {
    Check check =
        Check.equal(Witness.WIRE, "unwatched", "client", "goes through the recorder", what)
            .withGrade(Grade.EXPOSED);
    return new JudgedOperation(
        result(
            WatchIds.of("client", Optional.of("unwatched-" + number), "job", release),
            "Every client goes through the recorder.",
            Verdict.FAILED,
            what,
            List.of(check),
            Map.of(check.id(), count),
            Map.of(),
            List.of(),
            0),
        Optional.empty());
  }

  private JudgedOperation unfollowed(int number, String what) {
    return notRun(
        WatchIds.of("client", Optional.of("unfollowed-" + number), "job", release),
        "Every client goes through the recorder.",
        what,
        Map.of());
  }

  private Map<String, List<UnexplainedObject>> unexplained() {
    Map<String, List<UnexplainedObject>> byPlace = new LinkedHashMap<>();
    for (UnexplainedObject object : outcome.stored().unexplained()) {
      byPlace
          .computeIfAbsent(
              object.bucket() + "/" + PathPattern.of(object.key()), place -> new ArrayList<>())
          .add(object);
    }
    return byPlace;
  }

  private JudgedOperation unexplained(String place, List<UnexplainedObject> objects) {
    Map<String, String> observed = new LinkedHashMap<>();
    objects.forEach(object -> observed.put(object.key(), object.why()));
    return notRun(
        WatchIds.of("unexplained-object", Optional.empty(), place, release),
        "A recorded request explains every object.",
        "%d objects, such as %s (%s)"
            .formatted(objects.size(), objects.get(0).key(), objects.get(0).why()),
        observed);
  }

  private JudgedOperation notListed(String place, String why) {
    return notRun(
        WatchIds.of("listing", Optional.empty(), place, release),
        "A recorded request explains every object.",
        "cannot be listed: " + why,
        Map.of());
  }

  private static JudgedOperation notRun(
      CaseId id, String says, String reason, Map<String, String> observed) {
    return new JudgedOperation(
        result(id, says, Verdict.NOT_RUN, reason, List.of(), Map.of(), observed, List.of(), 0),
        Optional.empty());
  }

  private static CaseResult result(
      CaseId id,
      String says,
      Verdict verdict,
      String reason,
      List<Check> failed,
      Map<String, Integer> counts,
      Map<String, String> observed,
      List<String> deviations,
      long exchanges) {
    return new CaseResult(
        id,
        says,
        SOURCE,
        "",
        verdict,
        reason,
        failed,
        counts,
        Map.of(),
        observed,
        deviations,
        Duration.ZERO,
        (int) Math.min(Integer.MAX_VALUE, exchanges));
  }
}
