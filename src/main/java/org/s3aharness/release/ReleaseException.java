package org.s3aharness.release;

import java.io.IOException;

/** Thrown when a release cannot be found, or an agent cannot be started on it. */
public final class ReleaseException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says whether the request or the infrastructure is at fault. */
  public enum Kind {
    /** The request is at fault: what was asked for does not exist or does not fit. */
    REQUEST,
    /** The infrastructure is at fault: a registry, a disk or a process failed. */
    INFRASTRUCTURE
  }

  private final Kind kind;

  /**
   * Creates an exception with its cause.
   *
   * @param message names the release and the next step
   * @param cause null where there is none
   */
  public ReleaseException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * Returns an exception for which the request is at fault.
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
