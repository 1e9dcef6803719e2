package org.s3aharness.report.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.report.store.StoreReport.DocumentSection;
import org.s3aharness.report.store.StoreReport.JudgedExpectation;
import org.s3aharness.store.expectation.Conformity;

class StoreReportTest {
  private static final DocumentSection SOURCE =
      new DocumentSection("Guide", "Section", "https://docs.aws.amazon.com/");
  private static final StoreReport ONE =
      report("one", judged("a/b", Conformity.RIGHT), judged("a/c", Conformity.WRONG));
  private static final StoreReport OTHER =
      report("other", judged("a/b", Conformity.CANNOT), judged("a/c", Conformity.WRONG));

  @TempDir Path directory;

  @Test
  void isReadAsItWasWritten() throws IOException {
    Path file = Files.writeString(directory.resolve("report.json"), ONE.toJson());
    assertThat(StoreReport.read(file)).isEqualTo(ONE);
  }

  @Test
  void anotherFileIsRefusedByName() throws IOException {
    Path file = Files.writeString(directory.resolve("other.json"), "{\"schema\":1}");
    assertThatThrownBy(() -> StoreReport.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("other.json");
    assertThatThrownBy(() -> StoreReport.read(directory.resolve("absent.json")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("absent.json");
  }

  @Test
  void onlyWhatWasRightCanBeWorse() {
    assertThat(OTHER.worseThan(ONE)).extracting(JudgedExpectation::id).containsExactly("a/b");
    assertThat(ONE.worseThan(OTHER)).isEmpty();
  }

  @Test
  void theScreenHasCountsAndWhatIsNotAsOnAws() {
    assertThat(StoreReportLines.lines(OTHER))
        .contains("wrong: a/c: AWS: this; here: that", "cannot: a/b: AWS: this; here: that")
        .endsWith(
            "other: 0 of 2 things are as on AWS, 1 are wrong, 1 cannot be done, and 0"
                + " were not tried.");
  }

  @Test
  void storesAreComparedRowByRow() {
    assertThat(StoreComparison.markdown(List.of(ONE, OTHER)))
        .isEqualTo(
            """
            |  | one | other |
            |---|---|---|
            | `a/b` | ✓ | cannot |
            | `a/c` | wrong | wrong |
            | **right** | **1** | **0** |
            """);
  }

  private static StoreReport report(String store, JudgedExpectation... judged) {
    return new StoreReport(1, store, "host process", "us-east-1", List.of(judged));
  }

  private static JudgedExpectation judged(String id, Conformity verdict) {
    return new JudgedExpectation(id, "It says so.", SOURCE, verdict, "this", "that");
  }
}
