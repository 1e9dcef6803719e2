package org.s3aharness.harness.verdict;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.s3aharness.encryption.Encryption;

/**
 * Holds the declared deviations ({@code deviations.yaml}) and turns checks into a verdict by them.
 */
public final class DeclaredDeviations {
  private final List<Deviation> declared;

  private DeclaredDeviations(List<Deviation> declared) {
    this.declared = declared;
  }

  /** Returns the deviations that come with the harness. */
  public static DeclaredDeviations load() {
    try (InputStream in = DeclaredDeviations.class.getResourceAsStream("deviations.yaml")) {
      ObjectMapper yaml =
          new ObjectMapper(new YAMLFactory())
              .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
      return of(List.of(yaml.readValue(in, Deviation[].class)));
    } catch (IOException e) {
      throw new IllegalStateException("deviations.yaml in the harness's jar cannot be read", e);
    }
  }

  /** Returns these deviations and no others. */
  public static DeclaredDeviations of(List<Deviation> declared) {
    return new DeclaredDeviations(List.copyOf(declared));
  }

  /** Returns all that are declared. */
  public List<Deviation> declared() {
    return declared;
  }

  /**
   * Returns the verdict on a case from its checks.
   *
   * @param id with the version of its release instead of the release's name
   * @param asksFor what its profile asks for, in the words of {@link Encryption#kind()}; empty if
   *     unknown
   */
  public CaseVerdict judge(CaseId id, String asksFor, String storeKind, CheckList checks) {
    List<Deviation> covering =
        declared.stream().filter(d -> d.covers(id, asksFor, storeKind)).toList();
    Map<String, Integer> made = checks.counts();
    List<Check> failed = checks.failed();
    Map<Check, Deviation> explained = explained(covering, failed, made);
    List<Check> judged =
        failed.stream()
            .map(check -> explained.containsKey(check) ? explaining(check, explained) : check)
            .toList();
    List<Deviation> shown = explained.values().stream().distinct().toList();
    List<Check> unexplained = judged.stream().filter(c -> c.deviation().isEmpty()).toList();
    if (!unexplained.isEmpty()) {
      String reason =
          unexplained.stream().map(Check::message).distinct().collect(Collectors.joining("\n"));
      return new CaseVerdict(Verdict.FAILED, reason, ids(shown), judged);
    }
    List<Deviation> gone =
        covering.stream()
            .filter(d -> d.isAssertedIn(id, asksFor, storeKind))
            .filter(d -> d.wasLookedFor(made) && !shown.contains(d))
            .toList();
    if (!gone.isEmpty()) {
      return new CaseVerdict(
          Verdict.FIXED,
          gone.stream()
              .map(d -> "declared deviation " + d.id() + " no longer shows (" + d.reason() + ")")
              .collect(Collectors.joining("\n")),
          ids(gone),
          judged);
    }
    return shown.isEmpty()
        ? new CaseVerdict(Verdict.PASSED, "", List.of(), judged)
        : new CaseVerdict(
            Verdict.KNOWN,
            shown.stream()
                .map(d -> d.reason() + " (" + d.link() + ")")
                .collect(Collectors.joining("\n")),
            ids(shown),
            judged);
  }

  private static Map<Check, Deviation> explained(
      List<Deviation> covering, List<Check> failed, Map<String, Integer> made) {
    Map<Check, Deviation> explained = new LinkedHashMap<>();
    for (Deviation deviation : covering) {
      for (Symptom symptom : deviation.shows()) {
        symptom.explains(failed, made).forEach(check -> explained.putIfAbsent(check, deviation));
      }
    }
    return explained;
  }

  private static Check explaining(Check check, Map<Check, Deviation> explained) {
    return check.withDeviation(explained.get(check).id());
  }

  private static List<String> ids(List<Deviation> deviations) {
    return deviations.stream().map(Deviation::id).toList();
  }

  /**
   * Returns the declared deviation that explains a check.
   *
   * @param judged a check of a judgement
   * @return empty if none explains it
   */
  public Optional<Deviation> explaining(Check judged) {
    return declared.stream().filter(d -> d.id().equals(judged.deviation())).findFirst();
  }
}
