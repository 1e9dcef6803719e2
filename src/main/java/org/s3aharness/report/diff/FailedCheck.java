package org.s3aharness.report.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.s3aharness.harness.verdict.Check;

/**
 * A failed check of a recorded case, reduced to what is the same whenever the same goes wrong.
 *
 * @param check witness and subject
 * @param grade what it means for a user's data
 * @param observed the observed value, without names and digests that are new in every run
 */
record FailedCheck(String check, String grade, String observed) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  FailedCheck {
    observed = DIGEST.matcher(observed).replaceAll("{digest}");
  }

  static FailedCheck of(Check check) {
    return new FailedCheck(check.id(), check.grade().label(), check.comparable());
  }

  /** Reads an entry of {@code failed}, from a line of a run or of a baseline. */
  static FailedCheck read(JsonNode entry) {
    String observed = entry.path("observed").asText("");
    return new FailedCheck(
        entry.path("check").asText(""),
        entry.path("grade").asText(""),
        entry.path("comparable").asText(observed));
  }

  Map<String, String> asFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("check", check);
    fields.put("grade", grade);
    fields.put("observed", observed);
    return fields;
  }
}
