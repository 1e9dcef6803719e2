package org.s3aharness.harness.verdict;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/** The declared deviations ({@code deviations.yaml}) and how they turn checks into a verdict. */
public final class DeclaredDeviations {
  /**
   * A verdict with its reason.
   *
   * @param deviations ids of those that showed, or no longer did
   */
  public record Judgement(Verdict verdict, String reason, List<String> deviations) {}

  private final List<Deviation> declared;

  private DeclaredDeviations(List<Deviation> declared) {
    this.declared = declared;
  }

  /** Those that come with the harness. */
  public static DeclaredDeviations load() {
    try (InputStream in = DeclaredDeviations.class.getResourceAsStream("deviations.yaml")) {
      ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
      return of(List.of(yaml.readValue(in, Deviation[].class)));
    } catch (IOException e) {
      throw new IllegalStateException("deviations.yaml in our own jar cannot be read", e);
    }
  }

  /** These and no others. */
  public static DeclaredDeviations of(List<Deviation> declared) {
    return new DeclaredDeviations(List.copyOf(declared));
  }

  /** All that are declared. */
  public List<Deviation> declared() {
    return declared;
  }

  /** Those that explain a check that did not hold. */
  public List<Deviation> explaining(CaseId id, String storeKind, Check failed) {
    return declared.stream().filter(d -> d.covers(id, storeKind) && d.explains(failed)).toList();
  }

  /** The verdict on a case from its checks. */
  public Judgement judge(CaseId id, String storeKind, CheckList checks) {
    List<Deviation> covering = declared.stream().filter(d -> d.covers(id, storeKind)).toList();
    List<Check> failed = checks.failed();
    List<Check> unexplained =
        failed.stream().filter(f -> covering.stream().noneMatch(d -> d.explains(f))).toList();
    if (!unexplained.isEmpty()) {
      return new Judgement(
          Verdict.FAILED,
          unexplained.stream().map(Check::message).distinct().collect(Collectors.joining("\n")),
          List.of());
    }
    List<Deviation> gone =
        covering.stream()
            .filter(d -> d.isAssertedIn(id, storeKind))
            .filter(d -> d.checks().stream().anyMatch(checks.counts()::containsKey))
            .filter(d -> failed.stream().noneMatch(d::explains))
            .toList();
    if (!gone.isEmpty()) {
      return new Judgement(
          Verdict.FIXED,
          gone.stream()
              .map(d -> "declared deviation " + d.id() + " no longer shows (" + d.reason() + ")")
              .collect(Collectors.joining("\n")),
          ids(gone));
    }
    List<Deviation> shown =
        covering.stream().filter(d -> failed.stream().anyMatch(d::explains)).toList();
    return shown.isEmpty()
        ? new Judgement(Verdict.PASSED, "", List.of())
        : new Judgement(
            Verdict.KNOWN,
            shown.stream()
                .map(d -> d.reason() + " (" + d.link() + ")")
                .collect(Collectors.joining("\n")),
            ids(shown));
  }

  private static List<String> ids(List<Deviation> deviations) {
    return deviations.stream().map(Deviation::id).toList();
  }
}
