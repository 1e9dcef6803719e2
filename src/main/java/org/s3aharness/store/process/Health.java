package org.s3aharness.store.process;

/** A started store's own answer to whether it is ready. */
public interface Health {
  /** Asks the store once. */
  boolean isReady();

  /** Returns what the last question gave, for a message. */
  String last();
}
