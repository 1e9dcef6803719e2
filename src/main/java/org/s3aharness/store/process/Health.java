package org.s3aharness.store.process;

/** A started store's own word on whether it is ready. */
public interface Health {
  /** Asks once. */
  boolean isReady();

  /** What the last question gave, for a message. */
  String last();
}
