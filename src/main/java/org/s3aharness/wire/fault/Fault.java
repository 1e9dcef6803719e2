package org.s3aharness.wire.fault;

import java.util.Map;
import org.s3aharness.wire.exchange.Exchange;

/**
 * What goes wrong with one exchange on its way, on purpose. Immutable. What breaks off leaves an
 * exchange with a {@linkplain Exchange#failure failure} that begins with {@value #ON_PURPOSE}.
 */
public sealed interface Fault {
  /** How the failure of an exchange that a fault broke off begins. */
  String ON_PURPOSE = "on purpose: ";

  /** The store gets nothing, and the client's connection is reset. */
  record Drop() implements Fault {}

  /**
   * The store carries the request out, and the client's connection is reset instead of an answer: a
   * client that tries again has its request carried out twice.
   */
  record LoseAnswer() implements Fault {}

  /**
   * The client's connection is reset once so many bytes of the request's body have passed to the
   * store; never, when the body is shorter.
   */
  record ResetUpload(long afterBytes) implements Fault {}

  /** Resets the connection once so many bytes of the response's body have been sent. */
  record ResetDownload(long afterBytes) implements Fault {}

  /** The response ends after so many bytes of its body, as if that had been all. */
  record Truncate(long afterBytes) implements Fault {}

  /** The store gets nothing, and the client this answer. */
  record Answer(int status, Map<String, String> headers, String body) implements Fault {
    /** Copies the headers. */
    public Answer {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * Nothing goes wrong by this fault itself; somebody is told once so many bytes of the request's
   * body have come in, 0 for as soon as its head has. Called on the recorder's threads: must not
   * block.
   */
  record Notify(long afterBytes, Runnable told) implements Fault {}

  /** Returns S3's throttling (Amazon S3 API Reference, "List of error codes": SlowDown). */
  static Fault slowDown() {
    return s3Error(503, "SlowDown", "Please reduce your request rate.");
  }

  /** Returns S3's own failure (the same list: InternalError). */
  static Fault internalError() {
    return s3Error(500, "InternalError", "We encountered an internal error. Please try again.");
  }

  /** Returns KMS's throttling (AWS KMS Developer Guide, "Throttling requests"). */
  static Fault throttledKms() {
    return new Answer(
        400,
        Map.of(
            "Content-Type",
            "application/x-amz-json-1.1",
            "x-amzn-ErrorType",
            "ThrottlingException"),
        "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
  }

  private static Fault s3Error(int status, String code, String message) {
    return new Answer(
        status,
        Map.of("Content-Type", "application/xml", "x-amz-request-id", "FAULT"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message><RequestId>FAULT</RequestId></Error>"
            .formatted(code, message));
  }
}
