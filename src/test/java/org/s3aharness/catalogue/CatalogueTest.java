package org.s3aharness.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.SuiteRunner;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.plan.PlannedCase;
import org.s3aharness.harness.plan.PlannedRun;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CasePattern;

/** The catalogue and the suites know each other. */
class CatalogueTest {
  private final Catalogue catalogue = Catalogue.load();
  private final List<ProvenBehaviour> behaviours = ProvenBehaviour.of(SuiteRunner.SUITES);

  @Test
  void everyStatementHasCasesOrAReasonWhyNot() {
    assertThat(catalogue.statements())
        .allSatisfy(
            statement ->
                assertThat(statement.behaviourPatterns().isEmpty())
                    .as("%s has no case", statement.id())
                    .isEqualTo(!statement.notTestable().isEmpty()));
  }

  @Test
  void everyPatternOfAStatementLeadsToABehaviour() {
    assertThat(catalogue.statements())
        .allSatisfy(
            statement ->
                assertThat(statement.behaviourPatterns())
                    .as(statement.id())
                    .allMatch(this::leadsToABehaviour));
  }

  @Test
  void everyBehaviourThatCitesTheDocumentJudgesAStatement() {
    assertThat(behaviours)
        .filteredOn(behaviour -> behaviour.source() == catalogue.source())
        .isNotEmpty()
        .allMatch(behaviour -> catalogue.statements().stream().anyMatch(s -> s.isAbout(behaviour)));
  }

  @Test
  void idsAreUnique() {
    assertThat(catalogue.statements()).extracting(Statement::id).doesNotHaveDuplicates();
  }

  @Test
  void everyCellOfTheTableOfChangesIsThere() {
    assertThat(catalogue.statements())
        .extracting(Statement::cell)
        .filteredOn(cell -> cell != null)
        .extracting(cell -> cell.row() + ": " + cell.column() + ": " + cell.documented())
        .containsExactly(
            "Unencrypted: Unencrypted: Existing",
            "Unencrypted: SSE-S3: New",
            "Unencrypted: SSE-KMS: New",
            "Unencrypted: Non-SSE Key: ~",
            "SSE-S3 encrypted: Unencrypted: ~",
            "SSE-S3 encrypted: SSE-S3: Existing",
            "SSE-S3 encrypted: SSE-KMS: New",
            "SSE-S3 encrypted: Non-SSE Key: ~",
            "SSE-KMS [key1]: Unencrypted: ~",
            "SSE-KMS [key1]: SSE-S3: New",
            "SSE-KMS [key1]: SSE-KMS: Existing [key1] New [key2]",
            "SSE-KMS [key1]: Non-SSE Key: ~",
            "Non-SSE key: Unencrypted: ~",
            "Non-SSE key: SSE-S3: ~",
            "Non-SSE key: SSE-KMS: ~",
            "Non-SSE key: Non-SSE Key: Existing");
  }

  private boolean leadsToABehaviour(String pattern) {
    return behaviours.stream().anyMatch(b -> CasePattern.of(pattern).matches(b.path()));
  }

  @Test
  void whatJudgesAStatementIsPartOfADefaultRun() {
    List<CaseId> usual = ids(Extent.DEFAULT);
    List<CaseId> all = ids(Extent.FULL);
    for (Statement statement : Catalogue.load().statements()) {
      assertThat(anyOf(usual, statement.judgedBy()))
          .as("%s in a default run", statement.id())
          .isEqualTo(anyOf(all, statement.judgedBy()));
      assertThat(anyOf(usual, statement.contradictedBy()))
          .as("%s in a default run", statement.id())
          .isEqualTo(anyOf(all, statement.contradictedBy()));
    }
  }

  private static List<CaseId> ids(Extent extent) {
    return PlannedRun.of(extent, "3.4.3").stream().map(PlannedCase::id).toList();
  }

  private static boolean anyOf(List<CaseId> ids, List<String> patterns) {
    return patterns.stream()
        .map(CasePattern::of)
        .anyMatch(pattern -> ids.stream().map(CaseId::withoutRelease).anyMatch(pattern::matches));
  }
}
