package org.s3aharness.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.harness.verdict.Check;

/**
 * Collects what was wrong, grouped by cause and by client, since a job makes the same mistake a
 * million times. The number of groups, and what is kept of each, is limited. It is not thread-safe.
 */
final class ViolationLog {
  private static final int MOST_GROUPS = 2_000;
  private static final int SAMPLES = 5;

  private static final class Group {
    private final Instant first;
    private long count;
    private final List<String> examples = new ArrayList<>();

    Group(Instant first) {
      this.first = first;
    }
  }

  private final Map<Violation.Cause, Group> groups = new LinkedHashMap<>();
  private long all;

  /** Counts a violation. */
  void add(Check failed, String place, String who, Instant when) {
    all++;
    Violation.Cause cause =
        new Violation.Cause(failed.id(), failed.grade(), cause(failed), place, who);
    if (!groups.containsKey(cause) && groups.size() >= MOST_GROUPS) {
      cause =
          new Violation.Cause(failed.id(), failed.grade(), "several", "several places", "several");
    }
    Group group = groups.computeIfAbsent(cause, added -> new Group(when));
    group.count++;
    if (group.examples.size() < SAMPLES) {
      group.examples.add(failed.message());
    }
  }

  private static String cause(Check failed) {
    return failed.about() + ": expected " + failed.expected() + ", was " + failed.observed();
  }

  /** Returns the number of violations. */
  long count() {
    return all;
  }

  /** Returns the groups, the gravest first, then the most frequent. */
  List<Violation> list() {
    List<Violation> list = new ArrayList<>();
    groups.forEach(
        (cause, group) ->
            list.add(new Violation(cause, group.count, group.first, List.copyOf(group.examples))));
    list.sort(
        Comparator.comparing((Violation violation) -> violation.cause().grade())
            .thenComparing(Comparator.comparingLong(Violation::count).reversed()));
    return list;
  }
}
