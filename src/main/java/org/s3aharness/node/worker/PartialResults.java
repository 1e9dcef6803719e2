package org.s3aharness.node.worker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies results to the staging directory as they come, so that the verdicts of a lost container
 * are not lost. The new lines go into a new file each time, since not every filesystem can append
 * to one.
 */
final class PartialResults {
  private static final String RESULTS = "results.jsonl";
  private static final String ENVIRONMENT = "environment.json";

  private final Staging staging;
  private final String attempt;
  private final Path runs;
  private long brought;
  private long environmentChanged;
  private int files;

  /**
   * Prepares to copy the results of an attempt.
   *
   * @param attempt its directory in the staging directory
   * @param runs the directory in which the harness creates its run directory
   */
  PartialResults(Staging staging, String attempt, Path runs) {
    this.staging = staging;
    this.attempt = attempt;
    this.runs = runs;
  }

  /** Returns the harness's run directory; empty until it exists. */
  Optional<Path> runDirectory() throws IOException {
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    try (Stream<Path> directories = Files.list(runs)) {
      return directories.findFirst();
    }
  }

  /**
   * Copies whole lines that are new, and the record from which this attempt could be cleaned up.
   */
  void bring() throws IOException {
    Optional<Path> run = runDirectory();
    if (!run.isPresent()) {
      return;
    }
    Path environment = run.get().resolve(ENVIRONMENT);
    if (Files.exists(environment)) {
      long changed = Files.getLastModifiedTime(environment).toMillis();
      if (changed != environmentChanged) {
        staging.put(environment, attempt + "/" + ENVIRONMENT);
        environmentChanged = changed;
      }
    }
    Path results = run.get().resolve(RESULTS);
    if (Files.exists(results)) {
      bringLines(results);
    }
  }

  private void bringLines(Path results) throws IOException {
    byte[] added;
    try (RandomAccessFile file = new RandomAccessFile(results.toFile(), "r")) {
      added = new byte[Math.toIntExact(file.length() - brought)];
      file.seek(brought);
      file.readFully(added);
    }
    int whole = added.length;
    while (whole > 0 && added[whole - 1] != '\n') {
      whole--;
    }
    if (whole > 0) {
      files++;
      staging.write(
          String.format("%s/part-%05d.jsonl", attempt, files), Arrays.copyOf(added, whole));
      brought += whole;
    }
  }
}
