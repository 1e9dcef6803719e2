package org.s3aharness.harness.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that one case looked at. A check that does not hold does not stop the case. */
public final class CheckList {
  /** Stands between values that were observed of one thing. */
  public static final String SEPARATOR = "; ";

  private final List<Check> failed = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Map<String, String> notAsked = new LinkedHashMap<>();
  private final Map<String, String> observed = new LinkedHashMap<>();

  /** Records a check. */
  public synchronized void add(Check check) {
    counts.merge(check.id(), 1, Integer::sum);
    if (!check.held()) {
      failed.add(check);
    }
  }

  /** Compares by {@code equals}; it is a difference, no more, if it does not hold. */
  public void equal(Witness witness, String about, String where, Object expected, Object observed) {
    add(Check.equal(witness, about, where, expected, observed));
  }

  /**
   * Compares by {@code equals}.
   *
   * @param grade what it means for a user's data if it does not hold
   */
  public void equal(
      Witness witness, String about, Grade grade, String where, Object expected, Object observed) {
    add(Check.equal(witness, about, where, expected, observed).withGrade(grade));
  }

  /**
   * Keeps that something was not looked at, since the store cannot show it.
   *
   * @param about as {@link Check#about} would have it
   * @param reason what the store does instead, in words
   */
  public synchronized void notAsked(Witness witness, String about, String reason) {
    notAsked.put(witness + ":" + about, reason);
  }

  /**
   * Keeps for the report what was observed, whether it was as expected or not.
   *
   * @param what such as {@code new data}
   */
  public synchronized void observed(String what, String value) {
    observed.put(what, value);
  }

  /** Keeps a further value that was observed, if it is not among those that were. */
  public synchronized void alsoObserved(String what, String value) {
    observed.merge(
        what,
        value,
        (before, next) ->
            List.of(before.split(SEPARATOR)).contains(next) ? before : before + SEPARATOR + next);
  }

  /** Returns those that did not hold, in order. */
  public List<Check> failed() {
    return List.copyOf(failed);
  }

  /** Returns how often each check was made, by its id. */
  public synchronized Map<String, Integer> counts() {
    return new LinkedHashMap<>(counts);
  }

  /** Returns why checks were not made that the store cannot answer, by their ids. */
  public synchronized Map<String, String> notAsked() {
    return new LinkedHashMap<>(notAsked);
  }

  /** Returns what was kept for the report, in order. */
  public synchronized Map<String, String> observed() {
    return new LinkedHashMap<>(observed);
  }
}
