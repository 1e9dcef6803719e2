package org.s3aharness.store.expectation;

/** Thrown when something cannot be tried here, which says nothing about the store. */
final class CannotTryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotTryException(String why) {
    super(why);
  }
}
