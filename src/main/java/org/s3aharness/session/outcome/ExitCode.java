package org.s3aharness.session.outcome;

/** Names the exit codes of the commands. */
public final class ExitCode {
  /** The exit code when everything is as expected. */
  public static final int AS_EXPECTED = 0;

  /**
   * The exit code when at least one case failed, a declared deviation is no longer seen, or a case
   * of the baseline is gone.
   */
  public static final int FAILED = 1;

  /** The exit code for wrong usage or configuration. */
  public static final int USAGE = 2;

  /**
   * The exit code when the infrastructure failed, so that nothing can be said about the release.
   */
  public static final int INFRASTRUCTURE = 3;

  /** The exit code when nothing was judged. */
  public static final int NOTHING_RAN = 4;

  private ExitCode() {}
}
