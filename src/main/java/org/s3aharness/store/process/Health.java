package org.s3aharness.store.process;

/** Asks a started store whether it is ready. */
public interface Health {
  /** Asks the store once. */
  boolean isReady();

  /** Returns the result of the last question, for a message. */
  String last();
}
