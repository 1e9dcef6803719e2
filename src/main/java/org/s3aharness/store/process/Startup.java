package org.s3aharness.store.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreUnavailableException;

/**
 * Starts a store as a process on this machine and waits until it is ready. If another process has
 * taken a port meanwhile, it starts the store again on other ports.
 *
 * @param name the name of the program, for messages
 * @param timeout how long one start may take
 * @param lostPort says, from the exit code and the last lines, whether the process ended because
 *     another one had taken its port
 */
public record Startup(String name, Duration timeout, BiPredicate<Integer, String> lostPort) {
  private static final int ATTEMPTS = 5;
  private static final int MILLISECONDS_BETWEEN_QUESTIONS = 20;

  /**
   * An attempt to start a store, on ports that were free a moment ago.
   *
   * @param ports the ports that it will listen on
   * @param start starts the process
   * @param health asks the process whether it is ready
   * @param connect connects to it once it is ready
   */
  public record StartAttempt(
      List<Integer> ports,
      Supplier<GuardedProcess> start,
      Health health,
      Function<GuardedProcess, Store> connect) {}

  /**
   * Returns the store of the first attempt that keeps its ports.
   *
   * @param log the file that the process appends to
   * @param progress receives lines about attempts that lost a port
   * @throws StoreUnavailableException if the process ends for another reason, is not ready in time,
   *     or has lost a port {@value #ATTEMPTS} times
   */
  public Store start(Path log, Consumer<String> progress, Supplier<StartAttempt> attempts) {
    progress.accept("Starting " + name);
    for (int i = 0; i < ATTEMPTS; i++) {
      StartAttempt attempt = attempts.get();
      LogFile sinceNow = LogFile.startingAt(log);
      GuardedProcess process = attempt.start().get();
      if (succeeds(process, attempt.health(), sinceNow)) {
        return attempt.connect().apply(process);
      }
      progress.accept(
          attempt.ports().size() == 1
              ? "Port " + attempt.ports().get(0) + " was taken by another process meanwhile."
              : "One of the ports " + attempt.ports() + " was taken by another process meanwhile.");
    }
    throw new StoreUnavailableException(
        "%s lost free ports to another process %d times before it could listen: find out which process"
                .formatted(name, ATTEMPTS)
            + " takes ports on 127.0.0.1, and try again.");
  }

  /**
   * Returns true once the process is ready, or false if a port was lost. The process is closed
   * unless it is ready.
   */
  private boolean succeeds(GuardedProcess process, Health health, LogFile log) {
    boolean ready = false;
    try {
      long deadline = System.nanoTime() + timeout.toNanos();
      while (System.nanoTime() < deadline) {
        if (process.exitsWithin(MILLISECONDS_BETWEEN_QUESTIONS, TimeUnit.MILLISECONDS)) {
          if (lostPort.test(process.exitCode(), log.lastLines())) {
            return false;
          }
          throw new StoreUnavailableException(
              "%s ended with exit code %d before it was ready: see %s. Its last lines:%n%s"
                  .formatted(name, process.exitCode(), log.path(), log.lastLines()));
        }
        if (health.isReady()) {
          ready = true;
          return true;
        }
      }
      throw new StoreUnavailableException(
          "%s was not ready after %d s (%s): see %s. Its last lines:%n%s"
              .formatted(name, timeout.toSeconds(), health.last(), log.path(), log.lastLines()));
    } finally {
      if (!ready) {
        process.close();
      }
    }
  }
}
