package org.s3aharness.store.resource;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets things be created until it is closed. Closing waits for whatever is just being created, and
 * nothing is created afterwards, so that a removal of everything misses nothing. It is safe for use
 * by several threads.
 */
final class CreationGate {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * Creates something.
   *
   * @throws IllegalStateException if this gate is closed
   */
  <T> T make(Supplier<T> making) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("The run is ending, so nothing more is made in its store.");
      }
      return making.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Closes the gate, and returns when nothing is being created any more. */
  void close() {
    lock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
