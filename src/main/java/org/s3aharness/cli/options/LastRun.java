package org.s3aharness.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.report.diff.RecordedRun;
import org.s3aharness.report.summary.SummaryLine;

/** Finds the last run, and the cases behind a number that was shown at its end. */
public final class LastRun {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private LastRun() {}

  /**
   * Returns the cases that {@code --case} names: those of a line of the last run if it is a number,
   * or else the pattern itself.
   *
   * @param runs the directory of the run directories
   * @throws UsageException if there is no run, or no such line in it
   */
  static List<CasePattern> cases(String given, Path runs) {
    if (!NUMBER.matcher(given).matches()) {
      return List.of(CasePattern.of(given));
    }
    Path run =
        last(runs)
            .orElseThrow(
                () ->
                    new UsageException(
                        "--case %s: a number means a line at the end of the last run, but there is no run in %s."
                            .formatted(given, runs)));
    List<SummaryLine> lines = SummaryLine.of(RecordedRun.read(List.of(run)));
    int number = Integer.parseInt(given);
    if (number < 1 || number > lines.size()) {
      throw new UsageException(
          "--case %s: the last run, %s, has %s."
              .formatted(
                  given,
                  run,
                  lines.isEmpty() ? "no numbered lines" : "the lines 1 to " + lines.size()));
    }
    return lines.get(number - 1).cases().stream().map(id -> CasePattern.of(id.toString())).toList();
  }

  /**
   * Returns the directory of the last run.
   *
   * @throws UsageException if there is none
   */
  public static Path in(Path runs) {
    return last(runs)
        .orElseThrow(
            () ->
                new UsageException("There is no run in %s: name one with --run.".formatted(runs)));
  }

  private static Optional<Path> last(Path runs) {
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    try (Stream<Path> directories = Files.list(runs)) {
      return directories
          .filter(directory -> Files.isRegularFile(directory.resolve("results.jsonl")))
          .max(Comparator.comparing(LastRun::time));
    } catch (IOException e) {
      throw new UsageException("--out " + runs + ": cannot be listed (" + e + ").", e);
    }
  }

  /**
   * Returns the time of the start from a run's name, which has it before the number that tells runs
   * of the same second apart.
   */
  private static String time(Path directory) {
    String name = directory.getFileName().toString();
    int number = name.indexOf('-', name.indexOf('-') + 1);
    return number < 0 ? name : name.substring(0, number) + "%10s".formatted(name.substring(number));
  }
}
