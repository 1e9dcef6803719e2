package org.s3aharness.session.cleanup;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an action when the JVM is told to end before the hook is closed. If start-up is still going
 * on by then, its thread is interrupted first. Otherwise it would start something, or create a
 * file, after everything has been cleaned up.
 */
public final class InterruptHook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InterruptHook.class);

  /** Limits how long start-up may take to stop after an interrupt, in seconds. */
  private static final long SECONDS_TO_STOP_STARTING = 20;

  private final ReentrantLock starting = new ReentrantLock();
  private final Thread starter = Thread.currentThread();
  private final Runnable action;
  private final Thread hook = new Thread(this::interrupted, "shutdown");

  /** Watches from now on. The calling thread is the one that starts things. */
  public InterruptHook(Runnable action) {
    this.action = action;
    starting.lock();
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Takes note that start-up is over, unless that is known. The thread that created the hook has to
   * call this; {@link #close} does it, too.
   */
  public void startHasEnded() {
    if (starting.isHeldByCurrentThread()) {
      starting.unlock();
    }
  }

  private void interrupted() {
    if (!starting.tryLock()) {
      starter.interrupt();
      waitForStart();
    }
    action.run();
  }

  private void waitForStart() {
    try {
      if (!starting.tryLock(SECONDS_TO_STOP_STARTING, TimeUnit.SECONDS)) {
        LOG.warn("still starting: something may be left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops watching. If the JVM is being ended already, the action is run all the same. */
  @Override
  public void close() {
    startHasEnded();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      LOG.info("interrupted at the end");
    }
  }
}
