package org.s3aharness.upgrade;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.s3aharness.harness.verdict.Grade;

/**
 * The answer to the question whether it is safe to go from one release to another, and back.
 *
 * @param from the old release
 * @param to the new release
 * @param forward the findings of the upgrade
 * @param back the findings of the rollback, except for those that both releases share: they are
 *     among the findings of the upgrade
 * @param judged the number of cases that the answer rests on
 * @param complete whether the run came to its end
 */
public record UpgradeAnswer(
    String from,
    String to,
    List<Finding> forward,
    List<Finding> back,
    long judged,
    boolean complete) {

  /**
   * Says whether data is unharmed under every setting; never true if the run is incomplete or
   * empty.
   */
  public boolean isSafe() {
    return complete && judged > 0 && forward.stream().noneMatch(Finding::isHarm);
  }

  /** Returns the answer in a sentence, for the first line of a report. */
  public String sentence() {
    String way = "Hadoop " + from + " to " + to;
    if (judged == 0) {
      return "No answer: " + way + ": nothing was judged.";
    }
    if (!complete && forward.stream().noneMatch(Finding::isHarm)) {
      return "No answer: " + way + ": the run is incomplete; so far " + effects(forward) + ".";
    }
    return (isSafe() ? "Safe: " : "Not safe: ") + way + ": " + effects(forward) + ".";
  }

  /** Returns the answer for the rollback in a sentence. */
  public String rollbackSentence() {
    List<Finding> all = allOfTheWayBack();
    boolean safe = all.stream().noneMatch(Finding::isHarm);
    if (safe && (!complete || judged == 0)) {
      return "Rollback from %s to %s: no answer.".formatted(to, from);
    }
    return "Rollback from %s to %s: %s: %s."
        .formatted(to, from, safe ? "safe" : "not safe", effects(all));
  }

  /** Returns the findings of the rollback, including those that both releases share. */
  public List<Finding> allOfTheWayBack() {
    return Stream.concat(back.stream(), forward.stream().filter(Finding::before)).toList();
  }

  private static String effects(List<Finding> findings) {
    List<String> effects = new ArrayList<>();
    for (Grade grade : Grade.values()) {
      add(effects, findings, grade, false);
    }
    for (Grade grade : Grade.values()) {
      add(effects, findings, grade, true);
    }
    boolean isDifferent = findings.stream().anyMatch(finding -> !finding.before());
    if (!isDifferent && findings.stream().noneMatch(Finding::isHarm)) {
      effects.add(0, "no setting behaves differently");
    }
    return String.join("; ", effects);
  }

  private static void add(
      List<String> effects, List<Finding> findings, Grade grade, boolean before) {
    Set<String> profiles = new TreeSet<>();
    Set<String> operations = new LinkedHashSet<>();
    boolean ofBoth = false;
    for (Finding finding : findings) {
      if (finding.grade() == grade && finding.before() == before && finding.isTold()) {
        profiles.addAll(finding.profiles());
        operations.add(Breakage.of(finding));
        ofBoth = finding.ofBoth();
      }
    }
    if (!profiles.isEmpty()) {
      String operation = grade.isHarm() ? String.join(", ", operations) + ": " : "";
      effects.add(
          (ofBoth ? "with the old jars, too, " : "")
              + operation
              + grade.of(profiles.size())
              + (before ? " as before " : " ")
              + shown(profiles));
    }
  }

  private static String shown(Set<String> profiles) {
    int most = 4;
    List<String> first = profiles.stream().limit(most).toList();
    return "(" + String.join(", ", first) + (profiles.size() > most ? ", …)" : ")");
  }
}
