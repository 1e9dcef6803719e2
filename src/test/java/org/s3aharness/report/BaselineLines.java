package org.s3aharness.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.s3aharness.harness.verdict.Verdict;

/** Baselines of cases that were never run. */
public final class BaselineLines {
  private BaselineLines() {}

  /** Returns a line about {@code put/<behaviour>[sse-c]}. */
  public static String line(String behaviour, String release, Verdict verdict) {
    return """
        {"schema":1,"case":"put/%1$s[sse-c]@%2$s","suite":"put","behaviour":"%1$s",\
        "profile":"sse-c","release":"%2$s","verdict":"%3$s"}"""
        .formatted(behaviour, release, verdict.label());
  }

  /** Returns a line about a case on release 3.4.3. */
  public static String line(String behaviour, Verdict verdict) {
    return line(behaviour, "3.4.3", verdict);
  }

  /** Returns a line about a case on release 3.4.3 in which a check of its bytes failed. */
  public static String failed(String behaviour, String grade, String observed, String more) {
    return line(behaviour, Verdict.FAILED)
        .replaceFirst(
            "}$",
            ",\"failed\":[{\"check\":\"bytes:content\",\"grade\":\"%s\",\"observed\":\"%s\"%s}]}"
                .formatted(grade, observed, more));
  }

  /** Writes a file of these lines. */
  public static Path write(Path file, String... lines) throws IOException {
    return Files.write(file, List.of(lines));
  }
}
