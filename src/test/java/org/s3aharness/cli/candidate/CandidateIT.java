package org.s3aharness.cli.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.HarnessProcess;
import org.s3aharness.session.outcome.ExitCode;

/** Candidates and snapshots from a staging repository, as their voters qualify them. */
@Tag("nightly")
class CandidateIT {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String CASE =
      "--case=put/directory-marker-is-encrypted-like-a-file[sse-s3]@*";

  @TempDir Path directory;

  @Test
  void aCandidateIsComparedWithTheReleaseBeforeIt() throws Exception {
    try (StagingRepository staging = new StagingRepository("3.4.3", "3.4.3-RC0")) {
      String said =
          qualify(
              ExitCode.AS_EXPECTED,
              "upgrade",
              "--from=3.4.3",
              "--to=3.4.3-RC0",
              "--repository=" + staging.url(),
              CASE);

      assertThat(said).contains("Safe: Hadoop 3.4.3 to 3.4.3-RC0");
      assertThat(staging.asked()).anyMatch(path -> path.endsWith("/hadoop-aws-3.4.3-RC0.jar"));
    }
  }

  @Test
  void aSnapshotIsLookedUpAgainInEachRun() throws Exception {
    try (StagingRepository snapshots = new StagingRepository("3.4.3", "3.4.3-SNAPSHOT")) {
      String[] command = {
        "run", "--release=3.4.3-SNAPSHOT", "--repository=" + snapshots.url(), CASE
      };
      qualify(ExitCode.AS_EXPECTED, command);
      snapshots.deployAgain();
      qualify(ExitCode.AS_EXPECTED, command);

      assertThat(snapshots.asked())
          .anyMatch(path -> path.endsWith("/hadoop-aws-3.4.3-20261129.110000-1.jar"))
          .anyMatch(path -> path.endsWith("/hadoop-aws-3.4.3-20261129.110000-2.jar"));
    }
  }

  /** Runs a command with a cache of its own, which the address of a repository would fill. */
  private String qualify(int exitCode, String... arguments) throws Exception {
    Path of = Files.createTempDirectory(directory, "run-");
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--out=" + of.resolve("runs"));
    try (HarnessProcess process =
        HarnessProcess.start(
            directory.resolve("tmp"),
            of,
            Map.of("XDG_CACHE_HOME", SharedCaches.within(directory).toString()),
            all)) {
      assertThat(process.exitCodeWithin(LIMIT)).as(process.console()).isEqualTo(exitCode);
      return process.console();
    }
  }
}
