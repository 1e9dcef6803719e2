package org.s3aharness.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.report.diff.RecordedRun;
import org.s3aharness.session.outcome.Gate;
import picocli.CommandLine.Option;

/** The options that say what a run has to pass. */
public final class GateOptions {
  @Option(
      names = "--strict",
      description = "Counts cases that are known or not run as failures, too.")
  boolean strict;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Fails only if something is worse than in this baseline or run: a case newly"
              + " fails or fails in another way, is newly not run, or has vanished.")
  Path baselineFile;

  /**
   * Returns what a run has to pass. Reads the baseline.
   *
   * @throws UsageException naming the option that cannot be used
   */
  public Gate gate() {
    if (strict && baselineFile != null) {
      throw new UsageException(
          "--strict allows no deviation, but --baseline allows those that it lists: give"
              + " only one of the two.");
    }
    return new Gate(strict, Optional.ofNullable(baselineFile).map(GateOptions::read));
  }

  private static Gate.EarlierRun read(Path file) {
    try {
      return new Gate.EarlierRun(file.toString(), RecordedRun.readComplete(List.of(file)));
    } catch (UsageException e) {
      throw new UsageException("--baseline " + e.getMessage(), e);
    }
  }
}
