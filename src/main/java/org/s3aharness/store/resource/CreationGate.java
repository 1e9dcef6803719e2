package org.s3aharness.store.resource;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets things be made until the end has come: what is about to be made then is waited for, and
 * nothing is made any more. So what is removed at the end is all that there is. Thread-safe.
 */
final class CreationGate {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * Makes something.
   *
   * @throws IllegalStateException if the end has come
   */
  <T> T make(Supplier<T> making) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            "The run is ending: nothing is made in its store any more.");
      }
      return making.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The end has come. */
  void close() {
    lock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
