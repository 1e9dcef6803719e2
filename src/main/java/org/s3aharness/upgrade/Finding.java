package org.s3aharness.upgrade;

import java.util.List;
import org.s3aharness.harness.verdict.Grade;

/**
 * Something that going from one release to another does.
 *
 * @param grade what it means for data
 * @param from the release that one goes from
 * @param to the release that one goes to
 * @param before whether {@code from} does it already
 * @param profiles the settings under which it was seen
 * @param behaviours the statements that do not hold, by their paths in case ids
 * @param files the shapes and operations it was seen with
 * @param evidence what was observed, the first of each kind
 * @param since the first of the tested releases that does it; empty if that is not known
 * @param links where declared deviations that explain some of it are documented
 * @param cases ids of all cases it was seen in
 */
public record Finding(
    Grade grade,
    String from,
    String to,
    boolean before,
    List<String> profiles,
    List<String> behaviours,
    List<String> files,
    List<Evidence> evidence,
    String since,
    List<String> links,
    List<String> cases) {

  /**
   * One observation.
   *
   * @param caseId where it was made
   * @param check by which witness and about what
   * @param message where it was seen, what was expected and what was observed
   * @param other what the release one goes from did in the same case
   */
  public record Evidence(String caseId, String check, String message, String other) {}

  /** Whether an upgrade that does this is not safe. */
  public boolean isHarm() {
    return grade == Grade.EXPOSED || grade.isHarm() && !before;
  }

  /** The pattern of one case that shows it, on whatever release. */
  public String plainestCase() {
    String id = cases.get(0);
    return id.substring(0, id.lastIndexOf('@')) + "@*";
  }
}
