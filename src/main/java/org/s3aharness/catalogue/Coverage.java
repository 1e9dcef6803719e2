package org.s3aharness.catalogue;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

/** Judges each statement of a catalogue by the results of a run. */
public final class Coverage {
  /** Says what was judged of a statement. */
  public enum State {
    PROVEN("proven"),
    /** Everything is as the document says, apart from declared deviations. */
    KNOWN("proven except for declared deviations"),
    CONTRADICTED("contradicted"),
    /** The document is silent, so the run only observes. */
    OBSERVED("observed, because the document says nothing"),
    NOT_TESTABLE("not testable here"),
    /** The run ran none of the statement's cases. */
    NOT_JUDGED("not judged in this run");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** Returns the state in words for a person. */
    public String label() {
      return label;
    }
  }

  /**
   * Holds a statement with the judgement on it.
   *
   * @param cases the number of cases that judged it
   * @param why the reason for the state; empty if there is nothing to add
   */
  public record JudgedStatement(Statement statement, State state, int cases, String why) {}

  private final List<JudgedStatement> judged;

  /** Judges every statement by the results of a run. */
  public Coverage(Catalogue catalogue, Collection<CaseResult> results) {
    List<CaseResult> ran =
        results.stream().filter(result -> result.verdict() != Verdict.NOT_RUN).toList();
    List<CaseResult> notRun =
        results.stream().filter(result -> result.verdict() == Verdict.NOT_RUN).toList();
    this.judged = catalogue.statements().stream().map(s -> judge(s, ran, notRun)).toList();
  }

  private static JudgedStatement judge(
      Statement statement, List<CaseResult> ran, List<CaseResult> notRun) {
    if (!statement.notTestable().isEmpty()) {
      return new JudgedStatement(statement, State.NOT_TESTABLE, 0, statement.notTestable());
    }
    List<CaseResult> about = ran.stream().filter(r -> statement.isJudgedBy(r.id())).toList();
    List<CaseResult> against =
        ran.stream().filter(r -> statement.isContradictedBy(r.id())).toList();
    int cases = about.size() + against.size();
    if (cases == 0) {
      return notJudged(statement, notRun);
    }
    Statement.StoreCondition onlyIf = statement.onlyIf();
    if (onlyIf != null && !about.isEmpty()) {
      about = about.stream().filter(onlyIf::holdsIn).toList();
      if (about.isEmpty()) {
        return new JudgedStatement(statement, State.NOT_TESTABLE, cases, onlyIf.otherwise());
      }
    }
    if (!of(against, Verdict.PASSED).isEmpty()) {
      return new JudgedStatement(
          statement, State.CONTRADICTED, cases, "by " + named(of(against, Verdict.PASSED)));
    }
    if (!of(about, Verdict.FAILED).isEmpty()) {
      return new JudgedStatement(
          statement, State.CONTRADICTED, cases, "failed: " + named(of(about, Verdict.FAILED)));
    }
    if (about.isEmpty()) {
      // Where the store deviates it shows neither the statement nor the opposite.
      String deviations = deviations(against);
      return new JudgedStatement(
          statement,
          deviations.isEmpty() ? State.NOT_JUDGED : State.NOT_TESTABLE,
          cases,
          deviations);
    }
    String deviations = deviations(about);
    State expected = deviations.isEmpty() ? State.PROVEN : State.KNOWN;
    return new JudgedStatement(
        statement, statement.isUndocumented() ? State.OBSERVED : expected, cases, deviations);
  }

  /** Says why none of a statement's cases was run, if the run has any. */
  private static JudgedStatement notJudged(Statement statement, List<CaseResult> notRun) {
    String why =
        notRun.stream()
            .filter(r -> statement.isJudgedBy(r.id()) || statement.isContradictedBy(r.id()))
            .map(CaseResult::reason)
            .distinct()
            .collect(Collectors.joining("; "));
    return new JudgedStatement(
        statement, why.isEmpty() ? State.NOT_JUDGED : State.NOT_TESTABLE, /* cases= */ 0, why);
  }

  private static List<CaseResult> of(List<CaseResult> results, Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).toList();
  }

  private static String named(List<CaseResult> results) {
    String first = results.get(0).id().toString();
    return results.size() == 1 ? first : first + " and " + (results.size() - 1) + " more";
  }

  /** Returns the deviations that were seen, such as {@code localstack-echoes-alias (3 cases)}. */
  private static String deviations(List<CaseResult> results) {
    Map<String, Long> counts =
        results.stream()
            .filter(result -> result.verdict() == Verdict.KNOWN)
            .flatMap(result -> result.deviations().stream())
            .collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(
            entry -> entry.getKey() + " (" + entry.getValue() + " of " + results.size() + " cases)")
        .collect(Collectors.joining(", "));
  }

  /** Returns every statement, in the document's order. */
  public List<JudgedStatement> all() {
    return judged;
  }

  /** Returns the statements in a given state. */
  public Stream<JudgedStatement> of(State state) {
    return judged.stream().filter(j -> j.state() == state);
  }

  /** Says whether the run judged any statement. */
  public boolean saysAnything() {
    return judged.stream()
        .anyMatch(j -> j.state() != State.NOT_JUDGED && j.state() != State.NOT_TESTABLE);
  }

  /**
   * Returns the figures, such as {@code 61 statements: 40 proven, 5 contradicted, 16 not judged in
   * this run}.
   */
  public String counts() {
    Map<State, Long> counts = new EnumMap<>(State.class);
    judged.forEach(j -> counts.merge(j.state(), 1L, Long::sum));
    return judged.size()
        + " statements: "
        + counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().label())
            .collect(Collectors.joining(", "));
  }
}
