package org.s3aharness.release;

import java.io.IOException;

/** Says that a release could not be found, or that an agent could not be started on it. */
public final class ReleaseException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says whether the request or the infrastructure is at fault. */
  public enum Kind {
    /** What was asked for does not exist or does not fit: ask for something else. */
    REQUEST,
    /** Registry, disk or process failed: nothing is wrong with what was asked for. */
    INFRASTRUCTURE
  }

  private final Kind kind;

  /**
   * Makes one with its cause.
   *
   * @param message names the release and the next step
   * @param cause null where there is none
   */
  public ReleaseException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * Makes one of which the request is at fault.
   *
   * @param message names the release and the next step
   */
  public static ReleaseException request(String message) {
    return new ReleaseException(Kind.REQUEST, message, null);
  }

  /** Returns whether the request or the infrastructure is at fault. */
  public Kind kind() {
    return kind;
  }
}
