package org.s3aharness.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.report.Headline;

/**
 * Makes a run directory of what an attempt has brought before its container was lost. It is marked
 * as incomplete.
 *
 * @param attempts the directories of all attempts at the task
 * @param why the reason that the summary gives
 */
record PartialRun(List<Path> attempts, String why) {
  private static final String ENVIRONMENT = "environment.json";

  /**
   * Writes the directory, which is created.
   *
   * @return whether any attempt has brought a verdict; if none has, nothing is written
   */
  boolean into(Path directory) throws IOException {
    Optional<Path> furthest =
        attempts.stream()
            .filter(attempt -> Files.exists(attempt.resolve(ENVIRONMENT)))
            .max(Comparator.comparingLong(PartialRun::size));
    if (furthest.isEmpty() || size(furthest.get()) == 0) {
      return false;
    }
    Files.createDirectories(directory);
    Files.copy(furthest.get().resolve(ENVIRONMENT), directory.resolve(ENVIRONMENT));
    try (OutputStream out = Files.newOutputStream(directory.resolve("results.jsonl"))) {
      for (Path part : results(furthest.get())) {
        Files.copy(part, out);
      }
    }
    Files.writeString(directory.resolve("summary.md"), "**" + Headline.INCOMPLETE + why + "**\n");
    return true;
  }

  private static long size(Path attempt) {
    return results(attempt).stream().mapToLong(file -> file.toFile().length()).sum();
  }

  /** Returns the files with an attempt's results, in order. */
  static List<Path> results(Path attempt) {
    try (Stream<Path> files = Files.list(attempt)) {
      return files
          .filter(file -> file.getFileName().toString().matches("part-\\d+\\.jsonl"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
