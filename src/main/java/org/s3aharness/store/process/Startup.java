package org.s3aharness.store.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.s3aharness.store.StoreUnavailableException;

/**
 * Waits for a process to be ready.
 *
 * @param name of the program, for messages
 * @param patience how long it may take
 * @param lostPort whether it ended because another process took its port, by exit code and last
 *     lines
 */
public record Startup(String name, Duration patience, BiPredicate<Integer, String> lostPort) {
  private static final int MILLISECONDS_BETWEEN_QUESTIONS = 50;

  /**
   * False where a port was lost; closes the process unless it is ready.
   *
   * @throws StoreUnavailableException if it ends for another reason, or is not ready in time
   */
  public boolean succeeds(GuardedProcess process, Health health, LogFile log) {
    boolean ready = false;
    try {
      long deadline = System.nanoTime() + patience.toNanos();
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
              .formatted(name, patience.toSeconds(), health.last(), log.path(), log.lastLines()));
    } finally {
      if (!ready) {
        process.close();
      }
    }
  }
}
