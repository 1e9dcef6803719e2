package org.s3aharness.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Describes what went wrong inside an agent, in terms that exist outside it: the classes and
 * messages of the exception and its causes, outermost first, and AWS's answer where there was one.
 * The original exception stays in the agent, because its classes are not on the harness's
 * classpath.
 */
public final class S3AFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> classNames;
  private final ArrayList<String> messages;
  private final String awsErrorCode;
  private final int httpStatus;
  private final String stackText;

  /**
   * Describes a failure.
   *
   * @param classNames of the exception and its causes, outermost first; not empty
   * @param messages of the same exceptions, in the same order; entries may be null
   * @param awsErrorCode such as {@code KMS.NotFoundException}, or null if AWS did not answer
   * @param httpStatus 0 if AWS did not answer
   * @param stackText the whole stack trace as text
   */
  public S3AFailure(
      List<String> classNames,
      List<String> messages,
      String awsErrorCode,
      int httpStatus,
      String stackText) {
    super(classNames.get(0) + ": " + messages.get(0));
    this.classNames = new ArrayList<>(classNames);
    this.messages = new ArrayList<>(messages);
    this.awsErrorCode = awsErrorCode;
    this.httpStatus = httpStatus;
    this.stackText = stackText;
  }

  /** Returns the fully qualified class names of the exception and its causes, outermost first. */
  public List<String> classNames() {
    return Collections.unmodifiableList(classNames);
  }

  /** Returns the messages in the order of {@link #classNames()}; entries may be null. */
  public List<String> messages() {
    return Collections.unmodifiableList(messages);
  }

  /** Returns the error code that AWS answered with, or null if AWS did not answer. */
  public String awsErrorCode() {
    return awsErrorCode;
  }

  /** Returns the HTTP status that AWS answered with, or 0 if AWS did not answer. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Returns the stack trace inside the agent, as text. */
  public String stackText() {
    return stackText;
  }
}
