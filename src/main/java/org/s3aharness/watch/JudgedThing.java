package org.s3aharness.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Deviation;

/**
 * Requests or objects that get one verdict together: those of one place, kind and operation. Not
 * thread-safe.
 */
public final class JudgedThing {
  private static final int MOST_FAILED = 20;

  /**
   * Tells them apart.
   *
   * @param what such as {@code put-object} or {@code object}
   * @param operation of S3A or the client; empty for objects
   */
  public record Name(String what, String operation, String bucket, String path) {}

  private final Name name;
  private long requests;
  private long failures;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final List<Check> failed = new ArrayList<>();
  private final Map<String, Integer> known = new TreeMap<>();
  private final Map<String, String> reasons = new TreeMap<>();
  private final Map<String, Integer> notJudged = new LinkedHashMap<>();

  JudgedThing(Name name) {
    this.name = name;
  }

  /**
   * Takes in the checks of one more request or object.
   *
   * @param unexplained those that did not hold, and that no declared deviation explains
   */
  void add(CheckList checks, List<Check> unexplained) {
    requests++;
    checks.counts().forEach((check, count) -> counts.merge(check, count, Integer::sum));
    if (!unexplained.isEmpty()) {
      failures++;
    }
    for (Check check : unexplained) {
      if (failed.size() < MOST_FAILED) {
        failed.add(check);
      }
    }
  }

  /** Takes in a declared deviation that has shown. */
  void addKnown(Deviation deviation) {
    known.merge(deviation.id(), 1, Integer::sum);
    reasons.put(deviation.id(), deviation.reason() + " (" + deviation.link() + ")");
  }

  /** Returns the ids of declared deviations that have shown, and how often. */
  public Map<String, Integer> known() {
    return known;
  }

  /** Returns why the declared deviations are that have shown. */
  String knownReason() {
    return String.join("; ", reasons.values());
  }

  /** Takes in one that could not be judged. */
  void addNotJudged(String why) {
    requests++;
    notJudged.merge(why, 1, Integer::sum);
  }

  Name name() {
    return name;
  }

  /** Returns how many requests or objects. */
  long size() {
    return requests;
  }

  /** Returns how many of them a check failed for. */
  long failures() {
    return failures;
  }

  /** Returns how often each check was made. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** Returns the first few checks that did not hold. */
  List<Check> failed() {
    return failed;
  }

  /** Returns why some could not be judged, and how many. */
  public Map<String, Integer> notJudged() {
    return notJudged;
  }
}
