package org.s3aharness.watch;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.s3aharness.watch.object.ObjectTable;

/** Examines the objects of a job on several threads. */
final class Examiners {
  private static final int THREADS = 8;

  private Examiners() {}

  /**
   * Examines all objects, and returns how many no longer exist.
   *
   * @throws RuntimeException the first failure to examine one: an object that was not looked at
   *     must not pass for a good one
   */
  static long examineAll(ObjectTable objects, Examination examination) {
    AtomicLong gone = new AtomicLong();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    Semaphore room = new Semaphore(THREADS * 2);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      objects.forEachWritten(
          (bucket, key, written) -> {
            room.acquireUninterruptibly();
            threads.execute(
                () -> {
                  try {
                    if (!examination.examine(bucket, key, written)) {
                      gone.incrementAndGet();
                    }
                  } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                  } finally {
                    room.release();
                  }
                });
          });
      room.acquireUninterruptibly(THREADS * 2);
    } finally {
      threads.shutdown();
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return gone.get();
  }
}
