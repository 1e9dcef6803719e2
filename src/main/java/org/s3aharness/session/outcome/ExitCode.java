package org.s3aharness.session.outcome;

/** The exit codes of the commands. */
public final class ExitCode {
  /** Everything as expected. */
  public static final int AS_EXPECTED = 0;

  /**
   * At least one case failed, a declared deviation no longer shows, or a baseline's case is gone.
   */
  public static final int FAILED = 1;

  /** Wrong usage or configuration. */
  public static final int USAGE = 2;

  /** The infrastructure failed: nothing can be said of the release. */
  public static final int INFRASTRUCTURE = 3;

  /** Nothing was judged. */
  public static final int NOTHING_RAN = 4;

  private ExitCode() {}
}
