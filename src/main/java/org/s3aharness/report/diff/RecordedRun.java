package org.s3aharness.report.diff;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.format.ResultsFile;

/** The verdicts of a run, read from its {@code results.jsonl} or from a baseline. */
public final class RecordedRun {
  private static final Map<String, Verdict> VERDICTS =
      Arrays.stream(Verdict.values()).collect(Collectors.toMap(Verdict::label, verdict -> verdict));

  private final Map<String, RecordedCase> cases = new TreeMap<>();

  private RecordedRun() {}

  /** Returns the verdicts of a run that has just ended. */
  public static RecordedRun of(List<CaseResult> results) {
    RecordedRun run = new RecordedRun();
    results.forEach(
        r ->
            run.cases.put(
                r.id().toString(),
                new RecordedCase(
                    r.id(),
                    r.verdict(),
                    r.reason(),
                    r.deviations(),
                    r.failed().stream()
                        .filter(check -> check.deviation().isEmpty())
                        .map(FailedCheck::of)
                        .collect(Collectors.toSet()))));
    return run;
  }

  /**
   * Reads one or more runs, such as the shards of a run, as if they were one.
   *
   * @param files each a run directory, a {@code results.jsonl} or a baseline
   * @throws UsageException naming what cannot be read, and why
   */
  public static RecordedRun read(List<Path> files) {
    RecordedRun run = new RecordedRun();
    files.forEach(run::add);
    return run;
  }

  /**
   * Reads runs that others are to be compared with.
   *
   * @throws UsageException if one cannot be read, or did not come to its end
   */
  public static RecordedRun readComplete(List<Path> files) {
    for (Path given : files) {
      try {
        if (RunDirectory.isOfIncompleteRun(given)) {
          throw new UsageException(
              given
                  + ": this run is incomplete, as its summary.md says; run it again, and"
                  + " use the new run.");
        }
      } catch (IOException e) {
        throw new UsageException(given + ": its summary.md cannot be read (" + e + ").", e);
      }
    }
    return read(files);
  }

  private void add(Path given) {
    Path file = Files.isDirectory(given) ? given.resolve("results.jsonl") : given;
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          given + ": this is not a run; give a run directory, its results.jsonl, or a baseline.");
    }
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank()) {
          add(line, file + ", line " + number);
        }
      }
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read as text in UTF-8 (" + e + ").", e);
    }
  }

  private void add(String line, String where) throws IOException {
    JsonNode fields;
    try {
      fields = new ObjectMapper().readTree(line);
    } catch (JacksonException e) {
      throw new UsageException(
          where + ": this line is not a JSON object; is the file a results.jsonl?", e);
    }
    if (!fields.path("schema").canConvertToInt()) {
      throw new UsageException(
          where
              + ": this line names no schema, so the file is not a results.jsonl of this"
              + " version; run it again.");
    }
    int schema = fields.get("schema").asInt();
    if (schema != ResultsFile.SCHEMA) {
      throw new UsageException(
          "%s has schema %d, but this s3a-qualify reads schema %d: use the s3a-qualify that wrote it, or run it again."
              .formatted(where, schema, ResultsFile.SCHEMA));
    }
    CaseId id =
        new CaseId(
            text(fields, "suite", where),
            text(fields, "behaviour", where),
            Optional.ofNullable(fields.path("variant").textValue()),
            text(fields, "profile", where),
            text(fields, "release", where));
    String verdict = text(fields, "verdict", where);
    if (!VERDICTS.containsKey(verdict)) {
      throw new UsageException(where + ": there is no verdict \"" + verdict + "\".");
    }
    RecordedCase recorded =
        new RecordedCase(
            id,
            VERDICTS.get(verdict),
            fields.path("reason").asText(""),
            deviations(fields),
            failed(fields));
    if (cases.put(id.toString(), recorded) != null) {
      throw new UsageException(where + ": " + id + " occurs twice: did you give a run twice?");
    }
  }

  private static List<String> deviations(JsonNode fields) {
    List<String> deviations = new ArrayList<>();
    fields.path("deviations").forEach(deviation -> deviations.add(deviation.asText()));
    return deviations;
  }

  private static Set<FailedCheck> failed(JsonNode fields) {
    Set<FailedCheck> failed = new HashSet<>();
    for (JsonNode entry : fields.path("failed")) {
      if (entry.path("deviation").isMissingNode()) {
        failed.add(FailedCheck.read(entry));
      }
    }
    return failed;
  }

  private static String text(JsonNode fields, String name, String where) {
    String text = fields.path(name).textValue();
    if (text == null) {
      throw new UsageException(where + ": lacks \"" + name + "\".");
    }
    return text;
  }

  /** Returns the cases, sorted by id. */
  public List<RecordedCase> cases() {
    return List.copyOf(cases.values());
  }

  Optional<RecordedCase> find(CaseId id) {
    return Optional.ofNullable(cases.get(id.toString()));
  }

  Set<String> releases() {
    return cases.values().stream()
        .map(recorded -> recorded.id().release())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns how many cases were judged. */
  public long judged() {
    return cases.values().stream().filter(recorded -> !recorded.isNotRun()).count();
  }

  /** Returns the same verdicts with the ids that the cases have on another release. */
  RecordedRun onRelease(String release) {
    RecordedRun run = new RecordedRun();
    for (RecordedCase recorded : cases.values()) {
      RecordedCase moved = recorded.on(release);
      run.cases.put(moved.id().toString(), moved);
    }
    return run;
  }
}
