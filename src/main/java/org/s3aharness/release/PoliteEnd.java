package org.s3aharness.release;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Ends an agent's process: politely, or by force when it does not end in time. */
final class PoliteEnd {
  private PoliteEnd() {}

  /**
   * Asks a process to end and waits until it is gone, whatever that takes.
   *
   * @param patience how long the process may take before it is killed
   * @return its exit code; empty if it was killed
   */
  static Optional<Integer> of(Process process, Duration patience) {
    boolean interrupted = false;
    boolean killed = false;
    try {
      process.getOutputStream().close(); // the agent ends when its standard input does
    } catch (IOException e) {
      killed = true;
      process.destroyForcibly();
    }
    while (process.isAlive()) {
      try {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
          killed = true;
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        interrupted = true;
        killed = true;
        process.destroyForcibly();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return killed ? Optional.empty() : Optional.of(process.exitValue());
  }
}
