package org.s3aharness.upgrade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the first bad one of some versions with few judgements, as {@code git bisect} does: it
 * judges both ends first, then the middle of what is left.
 */
public final class Bisection {
  /** The result of judging a version. */
  public enum Seen {
    GOOD,
    BAD,
    /** The version could not be judged, and is skipped. */
    UNKNOWN;

    /** Returns the judgement for a sentence, such as {@code good}. */
    public String inWords() {
      return this == UNKNOWN ? "not judged" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** Judges a version. */
  @FunctionalInterface
  public interface VersionJudge {
    /** Returns the judgement on a version. */
    Seen judge(String version) throws Exception;
  }

  private final List<String> versions;
  private final VersionJudge judge;
  private final Map<String, Seen> seen = new LinkedHashMap<>();

  private Bisection(List<String> versions, VersionJudge judge) {
    this.versions = List.copyOf(versions);
    this.judge = judge;
  }

  /**
   * Holds the result of a search.
   *
   * @param lastGood the last version that was seen to be good; empty if the first one is not
   * @param firstBad the first version that was seen to be bad; empty if the last one is not
   * @param between versions between these two that could not be judged
   * @param seen every judgement, in order
   */
  public record Result(
      Optional<String> lastGood,
      Optional<String> firstBad,
      List<String> between,
      Map<String, Seen> seen) {
    /** Returns the result in a sentence. */
    public String sentence() {
      if (lastGood.isEmpty() || firstBad.isEmpty()) {
        String wrong = seen.keySet().stream().reduce((first, last) -> last).orElseThrow();
        return "No answer: %s should be %s, but is %s."
            .formatted(wrong, lastGood.isEmpty() ? "good" : "bad", seen.get(wrong).inWords());
      }
      return between.isEmpty()
          ? "First bad: %s. Last good: %s.".formatted(firstBad.get(), lastGood.get())
          : "First bad: %s, or one of %s, which could not be judged. Last good: %s."
              .formatted(firstBad.get(), String.join(", ", between), lastGood.get());
    }
  }

  /**
   * Finds the first bad version.
   *
   * @param versions oldest first, of which the first should be good and the last bad
   * @throws Exception if a judgement throws
   */
  public static Result of(List<String> versions, VersionJudge judge) throws Exception {
    return new Bisection(versions, judge).find();
  }

  private Result find() throws Exception {
    int good = 0;
    int bad = versions.size() - 1;
    if (see(good) != Seen.GOOD) {
      return new Result(Optional.empty(), Optional.empty(), List.of(), seen);
    }
    if (see(bad) != Seen.BAD) {
      return new Result(Optional.of(versions.get(good)), Optional.empty(), List.of(), seen);
    }
    Optional<Integer> next = middle(good, bad);
    while (next.isPresent()) {
      switch (see(next.get())) {
        case GOOD -> good = next.get();
        case BAD -> bad = next.get();
        case UNKNOWN -> {} // it is left out of the choice of the next
      }
      next = middle(good, bad);
    }
    return new Result(
        Optional.of(versions.get(good)),
        Optional.of(versions.get(bad)),
        versions.subList(good + 1, bad),
        seen);
  }

  /**
   * Returns the middle one of those versions between two that were not judged; empty if all were.
   */
  private Optional<Integer> middle(int good, int bad) {
    List<Integer> left = new ArrayList<>();
    for (int i = good + 1; i < bad; i++) {
      if (!seen.containsKey(versions.get(i))) {
        left.add(i);
      }
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(left.get(left.size() / 2));
  }

  private Seen see(int index) throws Exception {
    String version = versions.get(index);
    Seen result = judge.judge(version);
    seen.put(version, result);
    return result;
  }
}
