package org.s3aharness.release;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Ends an agent's process, and waits until it is gone, whatever that takes. */
final class ProcessEnd {
  private ProcessEnd() {}

  /** Kills a process. */
  static void kill(Process process) {
    process.destroyForcibly();
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Has a process end itself, and kills it if it does not.
   *
   * @param patience how long the process may take
   * @return its exit code; empty if it was killed
   */
  static Optional<Integer> askFor(Process process, Duration patience) {
    try {
      process.getOutputStream().close(); // the agent ends when its standard input does
      if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.of(process.exitValue());
      }
      kill(process);
    } catch (IOException e) {
      kill(process);
    } catch (InterruptedException e) {
      kill(process);
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }
}
