package org.s3aharness.upgrade;

import java.util.List;
import org.s3aharness.harness.verdict.Grade;

/**
 * Describes an effect of going from one release to another.
 *
 * @param grade what the effect means for data
 * @param from the old release
 * @param to the new release
 * @param before whether the old release shows the effect already
 * @param ofBoth whether both sides are one release with different jars and show the same effect,
 *     which is therefore that release's and not the jars'
 * @param profiles the profiles under which the effect was seen
 * @param behaviours the behaviours that fail, by their paths in case ids
 * @param files the file sizes and operations with which the effect was seen
 * @param evidence the first observation of each kind
 * @param since the first of the tested releases that shows the effect; empty if that is unknown
 * @param links the links of declared deviations that explain a part of the effect
 * @param cases the ids of all cases in which the effect was seen
 */
public record Finding(
    Grade grade,
    String from,
    String to,
    boolean before,
    boolean ofBoth,
    List<String> profiles,
    List<String> behaviours,
    List<String> files,
    List<Evidence> evidence,
    String since,
    List<String> links,
    List<String> cases) {

  /**
   * Describes an observation.
   *
   * @param caseId the id of the case
   * @param check the id of the check, which names the witness
   * @param message where the witness saw it, what was expected and what was observed
   * @param other what the old release did in the same case
   */
  public record Evidence(String caseId, String check, String message, String other) {}

  /**
   * Says whether an upgrade with this effect is unsafe. What exposes data is unsafe even if it was
   * there before, unless only jars are judged and they have no part in it.
   */
  public boolean isHarm() {
    return before ? grade == Grade.EXPOSED && !ofBoth : grade.isHarm();
  }

  /** Says whether an answer names the effect: one that is new, or that exposes data. */
  public boolean isTold() {
    return !before || grade == Grade.EXPOSED;
  }

  /** Returns a pattern for a simple case that shows the effect, on any release. */
  public String plainestCase() {
    String id = cases.get(0);
    return id.substring(0, id.lastIndexOf('@')) + "@*";
  }
}
