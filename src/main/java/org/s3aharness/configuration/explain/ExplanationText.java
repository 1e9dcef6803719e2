package org.s3aharness.configuration.explain;

import java.util.List;
import java.util.stream.Collectors;
import org.s3aharness.configuration.explain.BucketExplanation.SettingLine;
import org.s3aharness.encryption.ConfigurationFile.Location;

/** Formats an explanation for a terminal. */
public final class ExplanationText {
  private static final int MOST_ORIGINS = 3;

  private ExplanationText() {}

  /** Returns the text: buckets first, then what is wrong. */
  public static String of(Explanation explanation) {
    StringBuilder text = new StringBuilder();
    explanation.buckets().forEach(bucket -> text.append(bucket(bucket)).append('\n'));
    section(text, "Wrong:", explanation.problems().stream().filter(Problem::isWrong).toList());
    section(text, "Remarks:", explanation.problems().stream().filter(p -> !p.isWrong()).toList());
    if (!explanation.isWrong()) {
      text.append("Nothing is wrong in these files.\n");
    }
    return text.toString();
  }

  private static String bucket(BucketExplanation bucket) {
    StringBuilder text = new StringBuilder();
    text.append(bucket.isAnyOther() ? "Any other bucket" : "Bucket " + bucket.bucket().name());
    text.append(origins(bucket.bucket().origins())).append(": ").append(bucket.asked());
    text.append('\n');
    int names = widest(bucket.settings().stream().map(ExplanationText::setting).toList());
    for (SettingLine line : bucket.settings()) {
      text.append("  ").append(pad(setting(line), names)).append("  ").append(line.where());
      text.append('\n');
    }
    int releases = widest(bucket.releases().stream().map(ReleaseLine::releases).toList());
    for (ReleaseLine line : bucket.releases()) {
      text.append("  ").append(pad(line.releases(), releases)).append("  ").append(line.says());
      text.append('\n');
    }
    return text.toString();
  }

  private static String origins(List<Location> origins) {
    if (origins.isEmpty()) {
      return "";
    }
    String shown =
        origins.stream()
            .limit(MOST_ORIGINS)
            .map(Location::toString)
            .collect(Collectors.joining(", "));
    return " (" + shown + (origins.size() > MOST_ORIGINS ? ", …)" : ")");
  }

  private static String setting(SettingLine line) {
    return line.name() + " = " + line.value();
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static void section(StringBuilder text, String title, List<Problem> problems) {
    if (!problems.isEmpty()) {
      text.append(title).append('\n');
      problems.forEach(problem -> text.append("- ").append(problem).append('\n'));
      text.append('\n');
    }
  }
}
