package org.s3aharness.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.s3aharness.catalogue.Catalogue;
import org.s3aharness.catalogue.Coverage;
import org.s3aharness.catalogue.DocumentTable;
import org.s3aharness.catalogue.SampleResults;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

class DocumentTableSectionTest {
  private static final String CHANGE = "sse-kms-key1-to-sse-kms-key2";
  private static final List<CaseResult> RESULTS =
      List.of(
          SampleResults.change(
              "existing-object-stays-as-it-was",
              CHANGE,
              Verdict.PASSED,
              Map.of("existing data", "SSE-KMS [key1]")),
          SampleResults.change(
              "existing-object-is-read-or-refused",
              CHANGE,
              Verdict.PASSED,
              Map.of("existing data is", "readable")),
          SampleResults.change(
              "new-object-is-stored-under-the-new-setting",
              CHANGE,
              Verdict.PASSED,
              Map.of("new data", "SSE-KMS [key2]")),
          SampleResults.change(
              "rename-into-old-data-keeps-the-new-setting",
              CHANGE,
              Verdict.KNOWN,
              Map.of("new data", "not to be taken for new data")));

  private static String markdown(List<CaseResult> results) {
    return DocumentTableSection.markdown(table(results));
  }

  private static DocumentTable table(List<CaseResult> results) {
    return new DocumentTable(new Coverage(Catalogue.load(), results), results);
  }

  @Test
  void aCellHasWhatTheDocumentSaysAndWhatWasObserved() {
    assertThat(markdown(RESULTS))
        .contains(
            "**Existing [key1] New [key2]** proven<br>"
                + CHANGE
                + ": existing data SSE-KMS [key1], readable; new data SSE-KMS [key2] |");
  }

  @Test
  void whatWasNotRunIsSaid() {
    assertThat(markdown(RESULTS)).contains("not judged in this run");
    assertThat(table(List.of()).isEmpty()).isTrue();
  }

  @Test
  void rowsAndColumnsAreThoseOfTheDocument() {
    List<String> lines = markdown(RESULTS).lines().toList();
    assertThat(lines.get(0))
        .isEqualTo("| Data starts as | Unencrypted | SSE-S3 | SSE-KMS | Non-SSE Key |");
    assertThat(lines.subList(2, 6))
        .extracting(line -> line.split(" \\| ")[0])
        .containsExactly(
            "| Unencrypted", "| SSE-S3 encrypted", "| SSE-KMS [key1]", "| Non-SSE key");
  }

  @Test
  void whereAwsHasMovedOnTheTableSaysSo() {
    assertThat(DocumentTableSection.plain(table(RESULTS))).contains("January 2023");
  }
}
