package org.s3aharness.wire.fault;

import java.util.HashMap;
import java.util.Map;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Describes a fault that is made in one exchange on purpose. It is immutable. A fault that cuts an
 * exchange short leaves it with a {@linkplain Exchange#failure failure} that begins with {@value
 * #ON_PURPOSE}.
 */
public sealed interface Fault {
  /** The beginning of the failure of an exchange that a fault cut short. */
  String ON_PURPOSE = "on purpose: ";

  /** Gives the store nothing, and resets the client's connection. */
  record Drop() implements Fault {}

  /**
   * Lets the store carry the request out, and resets the client's connection instead of answering.
   * A client that tries again has its request carried out twice.
   */
  record LoseAnswer() implements Fault {}

  /**
   * Resets the client's connection once this many bytes of the request's body have passed to the
   * store, or never if the body is shorter.
   */
  record ResetUpload(long afterBytes) implements Fault {}

  /** Resets the client's connection once this many bytes of the response's body have been sent. */
  record ResetDownload(long afterBytes) implements Fault {}

  /** Ends the response after this many bytes of its body, as if that had been all. */
  record Truncate(long afterBytes) implements Fault {}

  /** Gives the store nothing, and the client this answer. */
  record Answer(int status, Map<String, String> headers, String body) implements Fault {
    /** Copies the headers. */
    public Answer {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * Calls back once this many bytes of the request's body have arrived, where 0 means as soon as
   * its head has, and passes no more of the body on. So a client that is killed by the callback has
   * never sent the whole: a store that had it could carry the request out although nobody waits for
   * the answer. The callback is on one of the recorder's threads and must not block.
   */
  record Halt(long afterBytes, Runnable told) implements Fault {}

  /** Returns S3's throttling answer (Amazon S3 API Reference, "List of error codes": SlowDown). */
  static Fault slowDown() {
    return s3Error(503, "SlowDown", "Please reduce your request rate.");
  }

  /** Returns S3's answer for its own failures (the same list: InternalError). */
  static Fault internalError() {
    return s3Error(500, "InternalError", "We encountered an internal error. Please try again.");
  }

  /**
   * Returns S3's answer to a request for a bucket of another region (Amazon S3 User Guide, "Making
   * requests: request redirection"; API HeadBucket, {@code x-amz-bucket-region}).
   */
  static Fault permanentRedirect(String region) {
    return s3Error(
        301,
        "PermanentRedirect",
        "The bucket must be addressed using the specified endpoint.",
        Map.of("x-amz-bucket-region", region));
  }

  /** Returns KMS's throttling answer (AWS KMS Developer Guide, "Throttling requests"). */
  static Fault throttledKms() {
    return kmsError("ThrottlingException", "Rate exceeded");
  }

  /**
   * Returns KMS's answer to a request that it refuses (AWS KMS API Reference, "Common Errors").
   *
   * @param code such as {@code AccessDeniedException}
   * @param message without quotation marks and backslashes
   */
  static Fault kmsError(String code, String message) {
    return new Answer(
        400,
        Map.of("Content-Type", "application/x-amz-json-1.1", "x-amzn-ErrorType", code),
        "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
  }

  /**
   * Returns an error of S3 (Amazon S3 API Reference, "Error responses").
   *
   * @param message without characters that XML reserves
   */
  static Fault s3Error(int status, String code, String message) {
    return s3Error(status, code, message, Map.of());
  }

  private static Fault s3Error(int status, String code, String message, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Content-Type", "application/xml");
    headers.put("x-amz-request-id", "FAULT");
    return new Answer(
        status,
        headers,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message><RequestId>FAULT</RequestId></Error>"
            .formatted(code, message));
  }
}
