package org.s3aharness.report.diff;

import java.util.ArrayList;
import java.util.List;
import org.s3aharness.report.diff.RunDiff.CaseChange;
import org.s3aharness.report.diff.RunDiff.Kind;

/** Says in lines for a terminal what changed between two runs. */
public final class DiffText {
  private static final int MOST_OF_A_KIND = 100;

  private DiffText() {}

  /**
   * Returns the verdict sentence.
   *
   * @param before the name of the earlier run
   */
  public static String sentence(RunDiff diff, String before) {
    String releases = diff.releases().isEmpty() ? "" : " (" + diff.releases() + ")";
    if (diff.judged() == 0) {
      return "Nothing was judged" + releases + " — " + diff.counts() + ".";
    }
    return (diff.isWorse() ? "WORSE than " : "Nothing is worse than ")
        + before
        + releases
        + " — "
        + diff.counts()
        + ".";
  }

  /** Returns every case that changed, the gravest first, with the reason if it is worse. */
  public static List<String> lines(RunDiff diff) {
    List<String> lines = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<CaseChange> changes = kind == Kind.SAME ? List.of() : diff.of(kind);
      changes.stream()
          .limit(MOST_OF_A_KIND)
          .forEach(
              change -> {
                lines.add((kind.isWorse() ? "! " : "  ") + kind.label() + ": " + change);
                if (kind.isWorse()) {
                  change
                      .is()
                      .ifPresent(
                          is ->
                              is.reason().lines().forEach(reason -> lines.add("      " + reason)));
                }
              });
      if (changes.size() > MOST_OF_A_KIND) {
        lines.add("  … and " + (changes.size() - MOST_OF_A_KIND) + " more " + kind.label());
      }
    }
    return lines;
  }
}
