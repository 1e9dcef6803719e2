package org.s3aharness.export;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.report.diff.RecordedCase;
import org.s3aharness.report.diff.RecordedRun;
import org.s3aharness.report.summary.SummaryLine;
import org.s3aharness.util.NearestNames;

/**
 * Finds a case of a run by its id, a part of it, a pattern, or the number of a line of the summary.
 */
public final class CaseInRun {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int MOST_NAMES = 3;

  private CaseInRun() {}

  /**
   * Finds a case. A line that is about several cases stands for the first.
   *
   * @throws UsageException if there is none, or several that a part could mean, with the nearest
   *     names
   */
  public static CaseId find(String given, Path directory) {
    RecordedRun run = RecordedRun.read(List.of(directory));
    if (NUMBER.matcher(given).matches()) {
      return ofLine(Integer.parseInt(given), SummaryLine.of(run), directory);
    }
    List<CaseId> ids = run.cases().stream().map(RecordedCase::id).toList();
    List<CaseId> found = ids.stream().filter(CasePattern.of(given)::matches).toList();
    if (found.isEmpty()) {
      found = ids.stream().filter(id -> id.toString().contains(given)).toList();
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new UsageException(
        found.isEmpty()
            ? "%s: the run in %s has no such case; %s."
                .formatted(given, directory, instead(given, ids))
            : "%s: these are %d cases, such as %s: give the id of one."
                .formatted(given, found.size(), some(found)));
  }

  private static CaseId ofLine(int number, List<SummaryLine> lines, Path directory) {
    if (number < 1 || number > lines.size()) {
      throw new UsageException(
          "%d: the run in %s has %s."
              .formatted(
                  number,
                  directory,
                  lines.isEmpty()
                      ? "no numbered lines; give the id of a case"
                      : "the lines 1 to " + lines.size()));
    }
    return lines.get(number - 1).cases().get(0);
  }

  private static String instead(String given, List<CaseId> ids) {
    List<String> near =
        NearestNames.of(given, ids.stream().map(id -> inTheFormOf(given, id)).toList(), MOST_NAMES);
    return near.isEmpty()
        ? "its results.jsonl lists the cases"
        : "nearest are " + String.join(", ", near);
  }

  private static String inTheFormOf(String given, CaseId id) {
    if (given.contains("@")) {
      return id.toString();
    }
    return given.contains("[") ? id.withoutRelease() : id.behaviourPath();
  }

  private static String some(List<CaseId> ids) {
    return ids.stream().limit(MOST_NAMES).map(CaseId::toString).collect(Collectors.joining(", "));
  }
}
