package org.s3aharness.report.diff;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseId;

/**
 * Says what changed from one run to another. If each run is of one release and the releases differ,
 * cases are compared without regard to the release.
 */
public final class RunDiff {
  /** Says how a case changed. */
  public enum Kind {
    NEWLY_FAILING("newly failing", true),
    /** The case failed before, but not like this: what was accepted then was something else. */
    FAILING_OTHERWISE("failing in another way", true),
    /** The case is gone, which is as grave as a failure: nobody judges it any more. */
    VANISHED("vanished", true),
    NEWLY_NOT_RUN("newly not run", true),
    STILL_FAILING("still failing", false),
    FIXED("fixed", false),
    NEWLY_JUDGED("newly judged", false),
    OTHERWISE("with another verdict", false),
    APPEARED("appeared", false),
    SAME("the same", false);

    private final String label;
    private final boolean worse;

    Kind(String label, boolean worse) {
      this.label = label;
      this.worse = worse;
    }

    /** Returns the words shown to people. */
    public String label() {
      return label;
    }

    /** Says whether this makes the new run worse than the old one. */
    public boolean isWorse() {
      return worse;
    }
  }

  /**
   * A case that is in both runs or in one of them.
   *
   * @param was its result in the earlier run; empty if it appeared
   * @param is its result in the later run; empty if it vanished
   */
  public record CaseChange(CaseId id, Optional<RecordedCase> was, Optional<RecordedCase> is) {
    Kind kind() {
      if (is.isEmpty()) {
        return Kind.VANISHED;
      }
      boolean fails = is.get().isFailing();
      if (was.isEmpty()) {
        return fails ? Kind.NEWLY_FAILING : Kind.APPEARED;
      }
      boolean failed = was.get().isFailing();
      if (fails) {
        if (!failed) {
          return Kind.NEWLY_FAILING;
        }
        return is.get().failsOtherwiseThan(was.get()) ? Kind.FAILING_OTHERWISE : Kind.STILL_FAILING;
      }
      if (is.get().isNotRun()) {
        return was.get().isNotRun() ? Kind.SAME : Kind.NEWLY_NOT_RUN;
      }
      if (failed) {
        return Kind.FIXED;
      }
      if (was.get().isNotRun()) {
        return Kind.NEWLY_JUDGED;
      }
      return was.get().verdict() == is.get().verdict() ? Kind.SAME : Kind.OTHERWISE;
    }

    @Override
    public String toString() {
      String before = was.map(recorded -> recorded.verdict().label()).orElse("not there");
      String after = is.map(recorded -> recorded.verdict().label()).orElse("not there");
      return id + " (" + before + " -> " + after + ")";
    }
  }

  private final Map<Kind, List<CaseChange>> changes = new EnumMap<>(Kind.class);
  private final String releases;
  private final long judged;

  /**
   * Compares two runs.
   *
   * @param expected says whether the new run would have a case of the old one; a case that it was
   *     not asked for has not vanished
   */
  public RunDiff(RecordedRun before, RecordedRun after, Predicate<CaseId> expected) {
    RecordedRun old = before;
    boolean otherRelease =
        before.releases().size() == 1
            && after.releases().size() == 1
            && !before.releases().equals(after.releases());
    this.releases =
        otherRelease
            ? "release %s, then %s"
                .formatted(String.join("", before.releases()), String.join("", after.releases()))
            : "";
    if (otherRelease) {
      old = before.onRelease(after.releases().iterator().next());
    }
    this.judged = after.judged();
    for (RecordedCase is : after.cases()) {
      add(new CaseChange(is.id(), old.find(is.id()), Optional.of(is)));
    }
    for (RecordedCase was : old.cases()) {
      if (after.find(was.id()).isEmpty() && expected.test(was.id())) {
        add(new CaseChange(was.id(), Optional.of(was), Optional.empty()));
      }
    }
  }

  /** Compares two runs of the same cases. */
  public static RunDiff between(RecordedRun before, RecordedRun after) {
    return new RunDiff(before, after, id -> true);
  }

  private void add(CaseChange change) {
    changes.computeIfAbsent(change.kind(), kind -> new ArrayList<>()).add(change);
  }

  /** Returns the changes of one kind. */
  public List<CaseChange> of(Kind kind) {
    return changes.getOrDefault(kind, List.of());
  }

  /** Says whether any case is worse than before. */
  public boolean isWorse() {
    return changes.keySet().stream().anyMatch(Kind::isWorse);
  }

  /** Returns how many cases the new run judged. */
  public long judged() {
    return judged;
  }

  /** Returns the two releases in words if they differ; empty if they do not. */
  public String releases() {
    return releases;
  }

  /** Returns the figures, such as {@code 1 newly failing, 1 vanished, 1632 the same}. */
  public String counts() {
    return changes.isEmpty()
        ? "no cases"
        : changes.entrySet().stream()
            .map(entry -> entry.getValue().size() + " " + entry.getKey().label())
            .collect(Collectors.joining(", "));
  }
}
