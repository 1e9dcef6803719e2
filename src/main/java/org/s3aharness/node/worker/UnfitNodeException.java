package org.s3aharness.node.worker;

/** Thrown when a node cannot run the harness, and another attempt would not change that. */
final class UnfitNodeException extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitNodeException(String message) {
    super(message);
  }
}
