package org.s3aharness.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.harness.verdict.CaseResult;

/**
 * One testable statement of the document, or one cell of its tables.
 *
 * @param id stable, such as {@code deleting/7-to-30-days}
 * @param says the statement in one line
 * @param section of the document
 * @param judgedBy patterns of the cases that prove it when they are as expected
 * @param contradictedBy patterns of the cases that prove the opposite when they are as expected
 * @param notTestable why no case judges it; empty if one does
 * @param onlyIf what its cases must have observed to judge it; null for nothing in particular
 * @param today what has changed since it was written; empty if nothing
 * @param cell its place in the table of changes; null if it has none
 */
public record Statement(
    String id,
    String says,
    String section,
    List<String> judgedBy,
    List<String> contradictedBy,
    String notTestable,
    Condition onlyIf,
    String today,
    Cell cell) {
  /** What a cell has of which the document says nothing. */
  public static final String UNDOCUMENTED = "~";

  /**
   * A cell of the table "Effect of Changing Encryption Mode or Key".
   *
   * @param row how data starts
   * @param column the mode after the change
   * @param documented what the document has there
   * @param changes patterns of the names of the changes that it is about
   */
  public record Cell(String row, String column, String documented, List<String> changes) {}

  /**
   * What a store must have shown.
   *
   * @param observed what the case kept for the report
   * @param value the value that it must have
   * @param otherwise why the statement cannot be judged where it has another
   */
  public record Condition(String observed, String value, String otherwise) {
    boolean holdsIn(CaseResult result) {
      return value.equals(result.observed().get(observed));
    }
  }

  public Statement {
    judgedBy = judgedBy == null ? List.of() : List.copyOf(judgedBy);
    contradictedBy = contradictedBy == null ? List.of() : List.copyOf(contradictedBy);
    notTestable = notTestable == null ? "" : notTestable;
    today = today == null ? "" : today;
  }

  /** Whether the document leaves it open, so that it is only observed. */
  public boolean isUndocumented() {
    return cell != null && cell.documented().equals(UNDOCUMENTED);
  }

  /** Whether a case is among those that prove it. */
  boolean isJudgedBy(CaseId id) {
    return anyMatches(judgedBy, id);
  }

  /** Whether a case is among those that prove the opposite. */
  boolean isContradictedBy(CaseId id) {
    return anyMatches(contradictedBy, id);
  }

  private static boolean anyMatches(List<String> patterns, CaseId id) {
    return patterns.stream().anyMatch(pattern -> CasePattern.of(pattern).matches(id));
  }

  /** The patterns of its cases without what they say of profile and release. */
  public List<String> behaviourPatterns() {
    return Stream.concat(judgedBy.stream(), contradictedBy.stream())
        .map(pattern -> pattern.replaceFirst("\\[.*", ""))
        .distinct()
        .toList();
  }

  /** Whether any case of a behaviour is among those that judge it. */
  public boolean isAbout(ProvenBehaviour behaviour) {
    return behaviourPatterns().stream()
        .anyMatch(pattern -> CasePattern.of(pattern).matches(behaviour.path()));
  }
}
