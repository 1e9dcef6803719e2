package org.s3aharness.report.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensusDiffTest {
  private static final String PUT =
      "{\"place\":\"s3://data/\",\"kind\":\"PUT_OBJECT\",\"operation\":\"op_create\",\"asked\":\"%s\","
          + "\"acknowledged\":\"AES256\",\"key\":\"\",\"outcome\":\"ok\",\"requests\":%d}";

  @TempDir Path work;

  @Test
  void operationThatNoLongerAsksIsSaid() throws IOException {
    assertThat(
            CensusDiff.between(
                    census("a", PUT.formatted("AES256", 1)), census("b", PUT.formatted("", 1)))
                .lines())
        .containsExactly(
            "changed: PUT_OBJECT op_create in s3://data/: asked AES256, acknowledged AES256, ok"
                + " -> asked nothing, acknowledged AES256, ok");
  }

  @Test
  void howOftenIsNoChange() throws IOException {
    assertThat(
            CensusDiff.between(
                    census("a", PUT.formatted("AES256", 1)),
                    census("b", PUT.formatted("AES256", 7)))
                .lines())
        .isEmpty();
  }

  @Test
  void operationsOfOneRunAloneAreSaid() throws IOException {
    Path some = census("a", PUT.formatted("AES256", 1));
    Path none = census("b", "");

    assertThat(CensusDiff.between(some, none).lines())
        .singleElement()
        .asString()
        .startsWith("gone: ");
    assertThat(CensusDiff.between(none, some).lines())
        .singleElement()
        .asString()
        .startsWith("new: ");
  }

  private Path census(String name, String rows) throws IOException {
    Path directory = Files.createDirectory(work.resolve(name));
    Files.writeString(directory.resolve("census.json"), "{\"census\":[" + rows + "]}");
    return directory;
  }
}
