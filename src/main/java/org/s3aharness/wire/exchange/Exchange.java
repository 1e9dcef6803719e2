package org.s3aharness.wire.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.wire.recorder.RecorderOptions;
import org.s3aharness.wire.secret.SecretSighting;

/**
 * One request with its response, as they were when this object was asked for. It is immutable.
 * Secrets are masked; see {@link Secrets}.
 */
public final class Exchange {
  private final long id;
  private final Instant start;
  private final RequestHead request;
  private final Outcome outcome;

  Exchange(long id, Instant start, RequestHead request, Outcome outcome) {
    this.id = id;
    this.start = start;
    this.request = request;
    this.outcome = outcome;
  }

  RequestHead request() {
    return request;
  }

  /**
   * Returns the exchange's number among those of one recorder, counted from 1 in the order in which
   * they began.
   */
  public long id() {
    return id;
  }

  /** Returns the time at which the request's head had arrived. */
  public Instant start() {
    return start;
  }

  /** Returns the time from {@link #start()} until the response had passed, or until now. */
  public Duration duration() {
    return outcome.course().duration();
  }

  /** Returns {@code http} or {@code https}, as the client used it. */
  public String scheme() {
    return request.scheme();
  }

  /** Returns the host that was asked for, in lower case, without port. */
  public String host() {
    return request.host();
  }

  /** Returns the HTTP method, which is {@code CONNECT} only for a tunnel that was refused. */
  public String method() {
    return request.method();
  }

  /** Returns the path as sent, percent-encoded, without query. */
  public String path() {
    return request.path();
  }

  /** Returns the query, decoded; a parameter without a value has an empty one. */
  public Map<String, List<String>> query() {
    return request.query();
  }

  /** Returns the request's headers as the client sent them; names are case-insensitive. */
  public HttpHeaders requestHeaders() {
    return request.headers();
  }

  /** Returns the response's headers, empty before it began; names are case-insensitive. */
  public HttpHeaders responseHeaders() {
    return outcome.answer().headers();
  }

  /** Returns the response's HTTP status; 0 before it began. */
  public int status() {
    return outcome.answer().status();
  }

  /**
   * Returns the number of bytes of the request's body that have passed, framing of {@code
   * aws-chunked} included.
   */
  public long requestBodyBytes() {
    return outcome.sent().bytes();
  }

  /** Returns the number of bytes of the response's body that have passed. */
  public long responseBodyBytes() {
    return outcome.answer().bytes();
  }

  /** Returns the operation. */
  public RequestKind kind() {
    return request.kind();
  }

  /** Returns the S3 bucket, from host name or path; empty where there is none. */
  public Optional<String> bucket() {
    return request.bucket();
  }

  /** Returns the S3 key, URL-decoded, without leading slash; empty where there is none. */
  public Optional<String> key() {
    return request.key();
  }

  /** Says whether the recorder refused the request because its host has no route. */
  public boolean isRefused() {
    return outcome.answer().refused();
  }

  /** Says whether more may come: the exchange is neither complete nor cut short. */
  public boolean isInFlight() {
    return outcome.course().inFlight();
  }

  /**
   * Returns why the exchange was cut short, for example because a client stopped reading a long
   * object.
   */
  public Optional<String> failure() {
    return outcome.course().failure();
  }

  /**
   * Returns the error's code in the store's words, such as {@code NoSuchKey} or {@code
   * NotFoundException}. It comes from responses other than 2xx, and from copies and completions,
   * which can fail with status 200. It is read from the first 64 KiB of the body; a HEAD has none.
   */
  public Optional<String> errorCode() {
    return outcome.answer().errorCode();
  }

  /**
   * Returns the request to KMS, masked except for key ids, encryption context and algorithm. A
   * wrapped data key is replaced by a digest, as {@link Secrets#mask} makes it.
   */
  public Optional<JsonNode> kmsRequest() {
    return outcome.sent().kms().map(JsonNode::deepCopy);
  }

  /** Returns the answer of KMS, masked like {@link #kmsRequest}; empty if it refused. */
  public Optional<JsonNode> kmsAnswer() {
    return outcome.answer().kms().map(JsonNode::deepCopy);
  }

  /**
   * Returns the keys that a {@link RequestKind#DELETE_OBJECTS} names, as far as they are in the
   * first 64 KiB of its body.
   */
  public List<String> deletedKeys() {
    return outcome.sent().deletedKeys();
  }

  /**
   * Returns the policy, as JSON, to which a request to STS limits the session; empty for none, and
   * for an exchange that was read from a file.
   */
  public Optional<String> sessionPolicy() {
    return outcome.sent().sessionPolicy();
  }

  /**
   * Returns the id of the access key that signs the request; empty if the request is anonymous, or
   * was read from a file, which holds no such ids.
   */
  public Optional<String> accessKey() {
    return request.accessKey();
  }

  /** Returns the ids of the access keys that STS or S3 issues in the answer. */
  public List<String> issuedAccessKeys() {
    return outcome.answer().issuedAccessKeys();
  }

  /** Returns the secrets that were seen in request and answer, whether they belong there or not. */
  public List<SecretSighting> secrets() {
    return outcome.secrets();
  }

  /**
   * Says whether the request's body contained the marker; see {@link RecorderOptions#withMarker}.
   */
  public boolean requestBodyHolds() {
    return outcome.sent().holdsMarker();
  }

  /**
   * Returns the kind of data that the request stores; empty if it stores none, or the kind is
   * unknown; see {@link RecorderOptions#withBodyClassifier}.
   */
  public Optional<String> requestBodyKind() {
    return outcome.sent().kind();
  }

  /**
   * Says whether the response's body contained the marker; see {@link RecorderOptions#withMarker}.
   */
  public boolean responseBodyHolds() {
    return outcome.answer().holdsMarker();
  }

  /**
   * Returns a line such as {@code #7 PUT_OBJECT PUT https://b.s3.amazonaws.com/key -> 200}, masked.
   */
  @Override
  public String toString() {
    String end = failure().orElse(isInFlight() ? "in flight" : String.valueOf(status()));
    return "#%d %s %s %s://%s%s%s -> %s%s"
        .formatted(
            id,
            kind(),
            method(),
            scheme(),
            host(),
            path(),
            query().isEmpty() ? "" : "?" + String.join("&", query().keySet()),
            end,
            errorCode().map(code -> " " + code).orElse(""));
  }
}
