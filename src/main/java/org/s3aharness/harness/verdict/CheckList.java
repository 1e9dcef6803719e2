package org.s3aharness.harness.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Everything that one case looked at. A check that does not hold does not stop the case. */
public final class CheckList {
  private final List<Check> failed = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Map<String, String> observed = new LinkedHashMap<>();

  /** Compares by {@code equals}. */
  public void equal(Witness witness, String about, String where, Object expected, Object observed) {
    equal(witness, about, Grade.DIFFERENT, where, expected, observed);
  }

  /**
   * The same for a check that means more for a user's data than a difference.
   *
   * @param grade what it means if they are not equal
   */
  public void equal(
      Witness witness, String about, Grade grade, String where, Object expected, Object observed) {
    that(
        witness,
        about,
        grade,
        Objects.equals(expected, observed),
        () -> where + ": expected " + shown(expected) + ", was " + shown(observed));
  }

  /**
   * Records a check.
   *
   * @param message says where it was seen, what was expected and what was observed
   */
  public void that(Witness witness, String about, boolean held, String message) {
    that(witness, about, held, () -> message);
  }

  /** The same with a message that is made only if it is needed. */
  public void that(Witness witness, String about, boolean held, Supplier<String> message) {
    that(witness, about, Grade.DIFFERENT, held, message);
  }

  /**
   * The same for a check that means more for a user's data than a difference.
   *
   * @param grade what it means if it does not hold
   */
  public synchronized void that(
      Witness witness, String about, Grade grade, boolean held, Supplier<String> message) {
    Check check = new Check(witness, about, held, held ? "" : message.get(), grade);
    counts.merge(check.id(), 1, Integer::sum);
    if (!held) {
      failed.add(check);
    }
  }

  /**
   * Keeps for the report what was observed, whether it was as expected or not.
   *
   * @param what such as {@code new data}
   */
  public synchronized void observed(String what, String value) {
    observed.put(what, value);
  }

  private static String shown(Object value) {
    return value == null || value.equals("") ? "absent" : value.toString();
  }

  /** Those that did not hold, in order. */
  public List<Check> failed() {
    return List.copyOf(failed);
  }

  /** How often each check was made, by its id. */
  public synchronized Map<String, Integer> counts() {
    return new LinkedHashMap<>(counts);
  }

  /** What was kept for the report, in order. */
  public synchronized Map<String, String> observed() {
    return new LinkedHashMap<>(observed);
  }
}
