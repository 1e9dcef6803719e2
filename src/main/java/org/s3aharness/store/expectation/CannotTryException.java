package org.s3aharness.store.expectation;

/** Says why something cannot be tried here, which is no word on the store. */
final class CannotTryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotTryException(String why) {
    super(why);
  }
}
