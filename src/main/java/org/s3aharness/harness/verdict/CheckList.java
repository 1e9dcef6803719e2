package org.s3aharness.harness.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collects everything that one case looked at. A check that fails does not stop the case. */
public final class CheckList {
  /** Separates values that were observed of the same thing. */
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

  /** Records a comparison by {@code equals}. If it fails, it is graded as a mere difference. */
  public void equal(Witness witness, String about, String where, Object expected, Object observed) {
    add(Check.equal(witness, about, where, expected, observed));
  }

  /**
   * Records a comparison by {@code equals}.
   *
   * @param grade what a failure means for a user's data
   */
  public void equal(
      Witness witness, String about, Grade grade, String where, Object expected, Object observed) {
    add(Check.equal(witness, about, where, expected, observed).withGrade(grade));
  }

  /**
   * Records that something was not looked at because the store cannot show it.
   *
   * @param about as in {@link Check#about}
   * @param reason what the store does instead, in words
   */
  public synchronized void notAsked(Witness witness, String about, String reason) {
    notAsked.put(witness + ":" + about, reason);
  }

  /**
   * Records an observation for the report, whether it was as expected or not.
   *
   * @param what names it, such as {@code new data}
   */
  public synchronized void observed(String what, String value) {
    observed.put(what, value);
  }

  /** Records a further observed value, unless it is among those recorded already. */
  public synchronized void alsoObserved(String what, String value) {
    observed.merge(
        what,
        value,
        (before, next) ->
            List.of(before.split(SEPARATOR)).contains(next) ? before : before + SEPARATOR + next);
  }

  /** Returns the checks that failed, in order. */
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

  /** Returns what was recorded for the report, in order. */
  public synchronized Map<String, String> observed() {
    return new LinkedHashMap<>(observed);
  }
}
