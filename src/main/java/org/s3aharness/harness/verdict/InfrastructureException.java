package org.s3aharness.harness.verdict;

/**
 * Thrown when something that the harness itself needs has failed: the store, an agent, a port.
 * Nothing can be said about the release under test then. The message is one sentence that names it
 * and the next step.
 */
public final class InfrastructureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception whose message names what is broken and the next step. */
  public InfrastructureException(String message, Throwable cause) {
    super(message, cause);
  }
}
