package org.s3aharness.wire.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.s3aharness.wire.secret.SecretSighting;

/**
 * Holds what is only known about an exchange once its request has begun.
 *
 * @param secrets the secrets that were seen in request and answer
 */
record Outcome(Course course, SentBody sent, Answer answer, List<SecretSighting> secrets) {
  /**
   * Says how far an exchange has come.
   *
   * @param inFlight whether more may come
   * @param failure why it was cut short; empty if it was not
   */
  record Course(boolean inFlight, Duration duration, Optional<String> failure) {}

  /**
   * Describes the body of a request.
   *
   * @param kind the kind of data in it; empty if it is unknown, or there is none
   * @param kms the request to KMS, masked
   * @param deletedKeys the keys that a request to delete many names
   */
  record SentBody(
      long bytes,
      boolean holdsMarker,
      Optional<String> kind,
      Optional<JsonNode> kms,
      List<String> deletedKeys,
      Optional<String> sessionPolicy) {}

  /**
   * Describes a response.
   *
   * @param refused whether it comes from the recorder, which found no route to the host
   * @param status 0 before it began
   * @param kms the answer of KMS, masked; empty if it refused
   * @param issuedAccessKeys the ids of the access keys that STS or S3 issues
   */
  record Answer(
      boolean refused,
      int status,
      HttpHeaders headers,
      long bytes,
      boolean holdsMarker,
      Optional<String> errorCode,
      Optional<JsonNode> kms,
      List<String> issuedAccessKeys) {}
}
