package org.s3aharness.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.harness.verdict.CaseResult;

/**
 * Holds one testable statement of the document, or one cell of its tables.
 *
 * @param id stable, such as {@code deleting/7-to-30-days}
 * @param says the statement in one line
 * @param section of the document
 * @param judgedBy patterns of the cases that prove it when they end as expected
 * @param contradictedBy patterns of the cases that prove the opposite when they end as expected
 * @param notTestable why no case judges it; empty if one does
 * @param onlyIf what its cases must have observed to judge it; null for no condition
 * @param today what has changed since the document was written; empty if nothing
 * @param cell its place in the table of changes; null if it has none
 */
public record Statement(
    String id,
    String says,
    String section,
    List<String> judgedBy,
    List<String> contradictedBy,
    String notTestable,
    StoreCondition onlyIf,
    String today,
    TableCell cell) {
  /** The text of a cell about which the document is silent. */
  public static final String UNDOCUMENTED = "~";

  /**
   * Names a cell of the table "Effect of Changing Encryption Mode or Key".
   *
   * @param row how the data is encrypted at the start
   * @param column the mode after the change
   * @param documented the text of the document's cell
   * @param changes patterns for the names of the changes that the cell covers
   */
  public record TableCell(String row, String column, String documented, List<String> changes) {}

  /**
   * A condition that a store must have met before its cases can judge a statement.
   *
   * @param observed the name of the value that the case recorded for the report
   * @param value what this value must be
   * @param otherwise why the statement cannot be judged if it is something else
   */
  public record StoreCondition(String observed, String value, String otherwise) {
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

  /** Says whether the document is silent, so that a run can only observe. */
  public boolean isUndocumented() {
    return cell != null && cell.documented().equals(UNDOCUMENTED);
  }

  /** Says whether a case is one of those that prove the statement. */
  boolean isJudgedBy(CaseId id) {
    return anyMatches(judgedBy, id);
  }

  /** Says whether a case is one of those that prove the opposite. */
  boolean isContradictedBy(CaseId id) {
    return anyMatches(contradictedBy, id);
  }

  private static boolean anyMatches(List<String> patterns, CaseId id) {
    return patterns.stream().anyMatch(pattern -> CasePattern.of(pattern).matches(id));
  }

  /** Returns the patterns of the statement's cases, without profiles and releases. */
  public List<String> behaviourPatterns() {
    return Stream.concat(judgedBy.stream(), contradictedBy.stream())
        .map(pattern -> pattern.replaceFirst("\\[.*", ""))
        .distinct()
        .toList();
  }

  /** Says whether any case of a behaviour judges the statement. */
  public boolean isAbout(ProvenBehaviour behaviour) {
    return behaviourPatterns().stream()
        .anyMatch(pattern -> CasePattern.of(pattern).matches(behaviour.path()));
  }
}
