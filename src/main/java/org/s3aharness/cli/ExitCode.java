package org.s3aharness.cli;

/** What the commands exit with. */
final class ExitCode {
  /** Everything as expected. */
  static final int AS_EXPECTED = 0;

  /**
   * At least one case failed, a declared deviation no longer shows, or a baseline's case is gone.
   */
  static final int FAILED = 1;

  /** Wrong usage or configuration. */
  static final int USAGE = 2;

  /** The infrastructure failed: nothing can be said of the release. */
  static final int INFRASTRUCTURE = 3;

  /** Nothing was judged. */
  static final int NOTHING_RAN = 4;

  private ExitCode() {}
}
