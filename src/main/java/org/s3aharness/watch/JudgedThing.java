package org.s3aharness.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Deviation;
import org.s3aharness.wire.exchange.Exchange;

/**
 * A group of requests or objects that get one verdict together: those of one place, kind and
 * operation. It is not thread-safe.
 */
public final class JudgedThing {
  private static final int MOST_FAILED = 20;
  private static final int MOST_EXCHANGES = 5;

  /**
   * Identifies a group.
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
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Map<String, Integer> known = new TreeMap<>();
  private final Map<String, String> reasons = new TreeMap<>();
  private final Map<String, Integer> notJudged = new LinkedHashMap<>();

  JudgedThing(Name name) {
    this.name = name;
  }

  /**
   * Adds the checks of one more request or object.
   *
   * @param unexplained the failed checks that no declared deviation explains
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

  /** Adds an exchange that shows what is wrong. */
  void addWrong(Exchange exchange) {
    if (exchanges.size() < MOST_EXCHANGES) {
      exchanges.add(exchange);
    }
  }

  /** Adds a declared deviation that was seen. */
  void addKnown(Deviation deviation) {
    known.merge(deviation.id(), 1, Integer::sum);
    reasons.put(deviation.id(), deviation.reason() + " (" + deviation.link() + ")");
  }

  /** Returns the ids of the declared deviations that were seen, and how often. */
  public Map<String, Integer> known() {
    return known;
  }

  /** Returns the reasons of the declared deviations that were seen. */
  String knownReason() {
    return String.join("; ", reasons.values());
  }

  /** Adds a request or object that could not be judged. */
  void addNotJudged(String why) {
    requests++;
    notJudged.merge(why, 1, Integer::sum);
  }

  Name name() {
    return name;
  }

  /** Returns the number of requests or objects. */
  long size() {
    return requests;
  }

  /** Returns the number of requests or objects for which a check failed. */
  long failures() {
    return failures;
  }

  /** Returns how often each check was made. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** Returns the first few failed checks. */
  List<Check> failed() {
    return failed;
  }

  /** Returns the first few exchanges that show what is wrong. */
  List<Exchange> exchanges() {
    return exchanges;
  }

  /** Returns why requests or objects could not be judged, and how many. */
  public Map<String, Integer> notJudged() {
    return notJudged;
  }
}
