package org.s3aharness.report.diff;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.report.format.ResultsFile;

/**
 * A file of verdicts that runs are compared with. It has a line for each case, sorted by id, so
 * that a change of the file reads well in a review. Of a case that failed it keeps what failed. Its
 * schema is {@code baseline.schema.json}.
 */
public final class Baseline {
  /** Keeps the order the same from file to file, so that a review shows what has changed. */
  private static final Comparator<Map<String, String>> BY_TEXT =
      Comparator.comparing(Map::toString);

  private Baseline() {}

  /** Writes a run's verdicts; an existing file is replaced. */
  public static void write(RecordedRun run, Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    for (RecordedCase recorded : run.cases()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("schema", ResultsFile.SCHEMA);
      line.put("case", recorded.id().toString());
      line.put("suite", recorded.id().suite());
      line.put("behaviour", recorded.id().behaviour());
      recorded.id().variant().ifPresent(variant -> line.put("variant", variant));
      line.put("profile", recorded.id().profile());
      line.put("release", recorded.id().release());
      line.put("verdict", recorded.verdict().label());
      if (recorded.isFailing() && !recorded.failed().isEmpty()) {
        line.put(
            "failed",
            recorded.failed().stream().map(FailedCheck::asFields).sorted(BY_TEXT).toList());
      }
      lines.add(json.writeValueAsString(line));
    }
    Files.write(file, lines);
  }
}
