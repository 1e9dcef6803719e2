package org.s3aharness.upgrade;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One step of an upgrade through several releases.
 *
 * @param number the step's position, counted from 1
 * @param from the release before the step
 * @param to the release after the step
 * @param unreadable the settings whose data {@code to} does not read, by the release that wrote it;
 *     releases without any are left out
 * @param unreadableBack the settings under which {@code from} does not read what {@code to} writes
 * @param notJudged why one of the two was not seen reading what the other wrote; empty if both were
 */
public record PathStep(
    int number,
    String from,
    String to,
    Map<String, Set<String>> unreadable,
    Set<String> unreadableBack,
    String notJudged) {

  /** Says which of the clients must be upgraded first, so that data stays readable. */
  public enum Order {
    ANY,
    READERS_FIRST,
    WRITERS_FIRST,
    NONE,
    UNKNOWN
  }

  /** Copies the collections and sorts them. */
  public PathStep {
    unreadable = new TreeMap<>(unreadable);
    unreadableBack = new TreeSet<>(unreadableBack);
  }

  /** Says whether each of the two was seen reading what the other wrote. */
  public boolean isJudged() {
    return notJudged.isEmpty();
  }

  /** Returns the order in which the clients must be upgraded in this step. */
  public Order order() {
    if (!isJudged()) {
      return Order.UNKNOWN;
    }
    boolean forward = !unreadable.containsKey(from);
    boolean back = unreadableBack.isEmpty();
    if (forward) {
      return back ? Order.ANY : Order.READERS_FIRST;
    }
    return back ? Order.WRITERS_FIRST : Order.NONE;
  }

  /** Returns the step in a sentence, with the order in which its clients must be upgraded. */
  public String sentence() {
    String reads = isJudged() || !unreadable.isEmpty() ? reading() + "; " : "";
    String order = isJudged() ? advice() : "no answer about the order: " + notJudged;
    return "Step %d, %s to %s: %s%s.".formatted(number, from, to, reads, order);
  }

  private String reading() {
    return unreadable.isEmpty()
        ? to + " reads everything that was written before"
        : unreadable.entrySet().stream()
            .map(e -> "%s cannot read what %s wrote %s".formatted(to, e.getKey(), in(e.getValue())))
            .collect(Collectors.joining(", "));
  }

  private String advice() {
    return switch (order()) {
      case ANY -> "readers and writers may change in any order";
      case READERS_FIRST ->
          "readers first: %s cannot read what %s writes %s, so change every reader before the first writer"
              .formatted(from, to, in(unreadableBack));
      case WRITERS_FIRST ->
          "writers first: %s reads what %s writes, so keep the readers on %s until the data has been written again"
              .formatted(from, to, from);
      case NONE ->
          "no order is safe: %s cannot read what %s writes %s either, so write the data again in a form that both can read"
              .formatted(from, to, in(unreadableBack));
      case UNKNOWN -> notJudged;
    };
  }

  private static String in(Collection<String> profiles) {
    return "(" + String.join(", ", List.copyOf(profiles)) + ")";
  }
}
