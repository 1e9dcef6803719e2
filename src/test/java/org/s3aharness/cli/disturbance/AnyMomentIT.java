package org.s3aharness.cli.disturbance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.s3aharness.cli.HarnessProcess;
import org.s3aharness.session.cleanup.WorkDirectory;
import org.s3aharness.session.outcome.ExitCode;

/**
 * Runs that are killed, or have their store or an agent killed, at moments spread over all of a
 * run: while it starts, in its cases, and while it ends. The moments follow from {@code -Dseed},
 * their number is {@code -Dkills}.
 */
@Tag("nightly")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AnyMomentIT {
  private static final long SEED = Long.getLong("seed", 1);
  private static final int KILLS = Integer.getInteger("kills", 3);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int SIGINT = 2;
  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;
  private static final int SIGNALLED = 128;

  /** Who is killed. */
  enum Victim {
    HARNESS_BY_INT,
    HARNESS_BY_TERM,
    HARNESS_BY_KILL,
    STORE,
    AGENT
  }

  /**
   * One of them.
   *
   * @param moment as a part of a run, 0 to 1
   * @param pause milliseconds after it
   */
  record Kill(Victim victim, double moment, int pause) {
    /** The part of a run in which it starts. */
    private static final double START = 0.4;

    /** Waits for the moment: in the start by the clock, later by how much has been judged. */
    void await(HarnessProcess harness) throws Exception {
      if (moment < START) {
        TimeUnit.NANOSECONDS.sleep((long) (startTime.toNanos() * moment / START));
      } else {
        long judged = Math.round(cases * (moment - START) / (1 - START));
        while (harness.isAlive() && harness.casesJudged() < judged) {
          TimeUnit.MILLISECONDS.sleep(10);
        }
        TimeUnit.MILLISECONDS.sleep(pause);
      }
    }

    @Override
    public String toString() {
      return "%s at %.3f of a run and %d ms, seed %d".formatted(victim, moment, pause, SEED);
    }
  }

  @TempDir static Path directory;
  private static Path temporary;
  private static Duration startTime;
  private static int cases;
  private static int number;

  @BeforeAll
  static void aRunThatIsLeftAloneIsGreenAndLeavesNothing() throws Exception {
    System.out.printf("%d kills, seed %d%n", KILLS, SEED);
    temporary = directory.resolve("tmp");
    long start = System.nanoTime();
    try (HarnessProcess harness = startRun()) {
      harness.await(() -> harness.casesJudged() > 0);
      startTime = Duration.ofNanos(System.nanoTime() - start);
      assertThat(harness.exitCodeWithin(LIMIT))
          .as(harness.console())
          .isEqualTo(ExitCode.AS_EXPECTED);
      cases = harness.results().size();
      harness.assertLeavesNothingBut(file -> false);
    }
  }

  @AfterAll
  static void whatKilledRunsLeftGoesWithTheNext() throws Exception {
    WorkDirectory.create(temporary).close();
    assertThat(temporary).isEmptyDirectory();
  }

  /** Each victim in turn, each part of a run once. */
  static List<Kill> kills() {
    Random random = new Random(SEED);
    List<Kill> kills = new ArrayList<>();
    for (int i = 0; i < KILLS; i++) {
      kills.add(
          new Kill(
              Victim.values()[i % Victim.values().length],
              (i + random.nextDouble()) / KILLS,
              random.nextInt(500)));
    }
    Collections.shuffle(kills, random);
    return kills;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kills")
  void leavesNothingBehindAndIsNotGreenUnlessComplete(Kill kill) throws Exception {
    try (HarnessProcess harness = startRun()) {
      kill.await(harness);
      boolean killed = kill(harness, kill.victim());
      int exitCode = harness.exitCodeWithin(LIMIT);
      harness.assertLeavesNothingBut(
          file -> exitCode == SIGNALLED + SIGKILL && isOfAKilledRun(file));

      Optional<String> summary = harness.file("summary.md");
      boolean complete = summary.isPresent() && !summary.get().contains("Incomplete: ");
      System.out.printf(
          "%s: %s, exit code %d, %d of %d cases, %s%n",
          kill,
          killed ? "killed" : "had ended",
          exitCode,
          harness.results().size(),
          cases,
          complete ? "complete" : "incomplete");
      assertThat(exitCode)
          .as(harness.console())
          .isIn(exitCodes(kill.victim(), complete, harness.file("store.log").isPresent()));
      if (complete) {
        assertThat(harness.results()).hasSize(cases);
      }
    }
  }

  /** A kill may come when all has been said and done: then the run is what it says. */
  private static List<Integer> exitCodes(Victim victim, boolean complete, boolean begun) {
    List<Integer> codes = new ArrayList<>();
    if (victim == Victim.HARNESS_BY_KILL) {
      codes.add(SIGNALLED + SIGKILL);
    } else {
      codes.add(ExitCode.INFRASTRUCTURE);
    }
    if (complete) {
      codes.add(ExitCode.AS_EXPECTED);
    }
    if (!begun && victim == Victim.HARNESS_BY_INT) { // while the JVM itself is starting
      codes.add(SIGNALLED + SIGINT);
    }
    if (!begun && victim == Victim.HARNESS_BY_TERM) {
      codes.add(SIGNALLED + SIGTERM);
    }
    return codes;
  }

  /** False if the run ended before there was anything to kill. */
  private static boolean kill(HarnessProcess harness, Victim victim) throws Exception {
    boolean alive = harness.isAlive();
    switch (victim) {
      case HARNESS_BY_INT -> harness.signal("INT");
      case HARNESS_BY_TERM -> harness.signal("TERM");
      case HARNESS_BY_KILL -> harness.signal("KILL");
      default -> {
        Optional<ProcessHandle> found = find(harness, victim);
        while (found.isEmpty() && harness.isAlive()) {
          TimeUnit.MILLISECONDS.sleep(10);
          found = find(harness, victim);
        }
        return found.map(ProcessHandle::destroyForcibly).orElse(false);
      }
    }
    return alive;
  }

  private static Optional<ProcessHandle> find(HarnessProcess harness, Victim victim)
      throws Exception {
    return victim == Victim.STORE ? harness.localStack() : harness.agents().stream().findAny();
  }

  private static HarnessProcess startRun() throws Exception {
    return HarnessProcess.start(
        temporary,
        directory.resolve("run-" + number++),
        "--profile=sse-s3",
        "--profile=sse-kms-key-arn",
        "--profile=sse-c",
        "--profile=cse-kms",
        "--case=put/overwrite-*",
        "--case=listing/*",
        "--case=rename/small-*");
  }

  /** Checks what a run that gets no chance to clean up leaves until the next one starts. */
  static boolean isOfAKilledRun(Path file) {
    return file.getFileName().toString().startsWith("s3aharness-run-");
  }
}
