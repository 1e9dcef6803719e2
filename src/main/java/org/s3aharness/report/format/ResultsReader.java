package org.s3aharness.report.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.harness.verdict.Witness;

/** Reads complete results back from what {@link ResultsFile} has written. */
public final class ResultsReader {
  private static final TypeReference<LinkedHashMap<String, Integer>> COUNTS =
      new TypeReference<>() {};
  private static final TypeReference<LinkedHashMap<String, String>> TEXTS =
      new TypeReference<>() {};
  private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();

  /**
   * Reads a {@code results.jsonl}, or several parts of one.
   *
   * @return the results in the order in which the cases got their verdicts
   * @throws UsageException naming the file and the line that is no result
   */
  public List<CaseResult> read(List<Path> files) throws IOException {
    List<CaseResult> results = new ArrayList<>();
    for (Path file : files) {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank()) {
          results.add(result(line, file + ", line " + number));
        }
      }
    }
    return results;
  }

  private CaseResult result(String line, String where) {
    try {
      JsonNode fields = json.readTree(line);
      if (fields.path("schema").asInt() != ResultsFile.SCHEMA) {
        throw new UsageException(
            "%s has schema %s, but this s3a-qualify reads schema %d: use the s3a-qualify that wrote it, or run it again."
                .formatted(where, fields.path("schema"), ResultsFile.SCHEMA));
      }
      return result(fields);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new UsageException(where + ": this is not a result of a run: " + e.getMessage(), e);
    }
  }

  private CaseResult result(JsonNode fields) {
    List<Check> failed = new ArrayList<>();
    fields.path("failed").forEach(check -> failed.add(check(check)));
    return new CaseResult(
        new CaseId(
            text(fields, "suite"),
            text(fields, "behaviour"),
            Optional.ofNullable(fields.path("variant").textValue()),
            text(fields, "profile"),
            text(fields, "release")),
        text(fields, "says"),
        text(fields, "source"),
        text(fields, "section"),
        labelled(Verdict.values(), Verdict::label, text(fields, "verdict")),
        text(fields, "reason"),
        failed,
        json.convertValue(fields.path("checks"), COUNTS),
        fields.has("notAsked") ? json.convertValue(fields.get("notAsked"), TEXTS) : Map.of(),
        json.convertValue(fields.path("observed"), TEXTS),
        json.convertValue(fields.path("deviations"), LIST),
        Duration.ofMillis(fields.path("milliseconds").asLong()),
        fields.path("exchanges").asInt());
  }

  private Check check(JsonNode fields) {
    String id = text(fields, "check");
    int colon = id.indexOf(':');
    Map<String, String> terms =
        fields.has("terms") ? json.convertValue(fields.get("terms"), TEXTS) : Map.of();
    return new Check(
        labelled(Witness.values(), Witness::toString, id.substring(0, Math.max(0, colon))),
        id.substring(colon + 1),
        text(fields, "where"),
        text(fields, "expected"),
        text(fields, "observed"),
        fields.path("detail").asText(""),
        terms,
        fields.path("comparable").asText(text(fields, "observed")),
        labelled(Grade.values(), Grade::label, text(fields, "grade")),
        /* held= */ false,
        fields.path("deviation").asText(""));
  }

  private static <T> T labelled(T[] values, Function<T, String> label, String text) {
    return Arrays.stream(values)
        .filter(value -> label.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no \"" + text + "\""));
  }

  private static String text(JsonNode fields, String name) {
    String text = fields.path(name).textValue();
    if (text == null) {
      throw new IllegalArgumentException("it lacks \"" + name + "\"");
    }
    return text;
  }
}
