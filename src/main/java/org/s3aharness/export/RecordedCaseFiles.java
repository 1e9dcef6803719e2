package org.s3aharness.export;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.call.CaseCalls;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.report.format.ResultsReader;

/**
 * What a run directory holds about one case.
 *
 * @param result with the names of the run replaced by what they stand for
 * @param calls what the case asked of S3A
 * @param har the requests
 */
public record RecordedCaseFiles(CaseResult result, CaseCalls calls, Path har) {
  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

  /**
   * Reads what a run recorded of a case.
   *
   * @throws UsageException if the run has recorded no calls of it
   */
  public static RecordedCaseFiles read(Path run, CaseId id) throws IOException {
    Path file = run.resolve("calls").resolve(id.fileName() + ".json");
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "%s: the run in %s recorded no calls of this case; run it again: s3a-qualify run --case '%s'"
              .formatted(id, run, id));
    }
    CaseCalls calls;
    try {
      calls = new ObjectMapper().readValue(file.toFile(), CaseCalls.class);
    } catch (JacksonException e) {
      throw new UsageException(
          file + ": this file does not hold the calls of a case; run the case again.", e);
    }
    CaseResult result =
        new ResultsReader()
            .read(List.of(run.resolve("results.jsonl"))).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    return new RecordedCaseFiles(
        result, calls, run.resolve("wire").resolve(id.fileName() + ".har"));
  }

  /** Returns the checks that did not hold, without names that were new in the run. */
  List<Check> failed() {
    return result.failed();
  }

  /** Returns a text with the names that were new in the run replaced by what they stand for. */
  String named(String text) {
    String named = text;
    for (String name : calls.names().keySet().stream().sorted(LONGEST_FIRST).toList()) {
      named = named.replace(name, calls.names().get(name));
    }
    return named;
  }
}
