package org.s3aharness.report.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.s3aharness.encryption.UsageException;

/**
 * Says what changed on the wire from one watched run of a job to another, by place and operation.
 * How often something was sent is no change, and neither is which of the run's own keys was used.
 */
public final class CensusDiff {
  private static final String FILE = "census.json";

  private final Map<String, Set<String>> before;
  private final Map<String, Set<String>> after;

  private CensusDiff(Map<String, Set<String>> before, Map<String, Set<String>> after) {
    this.before = before;
    this.after = after;
  }

  /** Says whether both are directories of watched runs. */
  public static boolean isOf(Path before, Path after) {
    return Files.isRegularFile(before.resolve(FILE)) && Files.isRegularFile(after.resolve(FILE));
  }

  /**
   * Compares two watched runs.
   *
   * @throws UsageException when a census cannot be read
   */
  public static CensusDiff between(Path before, Path after) {
    return new CensusDiff(read(before.resolve(FILE)), read(after.resolve(FILE)));
  }

  private static Map<String, Set<String>> read(Path file) {
    Map<String, Set<String>> operations = new TreeMap<>();
    try {
      for (JsonNode row : new ObjectMapper().readTree(file.toFile()).path("census")) {
        operations
            .computeIfAbsent(
                text(row, "kind") + " " + text(row, "operation") + " in " + text(row, "place"),
                added -> new TreeSet<>())
            .add(
                "asked %s, acknowledged %s%s, %s"
                    .formatted(
                        orNothing(text(row, "asked")),
                        orNothing(text(row, "acknowledged")),
                        text(row, "key").isEmpty() ? "" : " with a key",
                        text(row, "outcome")));
      }
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read as JSON (" + e.getMessage() + ").", e);
    }
    return operations;
  }

  private static String text(JsonNode row, String field) {
    return row.path(field).asText("");
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? "nothing" : text;
  }

  /** Returns the changes, one to a line; empty if there are none. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    Set<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    for (String operation : all) {
      Set<String> was = before.getOrDefault(operation, Set.of());
      Set<String> is = after.getOrDefault(operation, Set.of());
      if (was.isEmpty()) {
        lines.add("new: " + operation + ": " + String.join("; ", is));
      } else if (is.isEmpty()) {
        lines.add("gone: " + operation + ": " + String.join("; ", was));
      } else if (!was.equals(is)) {
        lines.add(
            "changed: "
                + operation
                + ": "
                + String.join("; ", without(was, is))
                + " -> "
                + String.join("; ", without(is, was)));
      }
    }
    return lines;
  }

  private static Set<String> without(Set<String> these, Set<String> others) {
    Set<String> rest = new TreeSet<>(these);
    rest.removeAll(others);
    return rest.isEmpty() ? Set.of("nothing else") : rest;
  }
}
