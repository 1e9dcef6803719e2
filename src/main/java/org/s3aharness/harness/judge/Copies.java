package org.s3aharness.harness.judge;

import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.route.AccessPoint;

/**
 * Finds the copies among the exchanges of a case, and what the client learnt about their sources
 * before. S3A sends a HEAD for whatever it is about to copy.
 */
public final class Copies {
  /** The term by which a check of a copy knows the value that the store reported for the source. */
  static final String SOURCE = "source";

  private static final String HEADER = "x-amz-copy-source";
  private static final String CHECKSUM = "x-amz-checksum-algorithm";
  private static final int OK = 200;

  private final List<Exchange> exchanges;

  /**
   * Indexes the exchanges of a case.
   *
   * @param exchanges in the order in which they began
   */
  public Copies(List<Exchange> exchanges) {
    this.exchanges = List.copyOf(exchanges);
  }

  /**
   * Returns the answer to the last HEAD of the source before a copy was asked for.
   *
   * @param request copies an object, or begins an upload whose parts are copied
   * @return empty if the request belongs to no copy, or nothing was asked about its source
   */
  public Optional<HttpHeaders> toldOfSource(Exchange request) {
    return source(request)
        .flatMap(source -> lastBefore(request, e -> isHeadOf(source, e)))
        .map(Exchange::responseHeaders);
  }

  /**
   * Returns the last request that made an object by copying another; empty if the object was not
   * made so.
   *
   * @param key as in the bucket
   */
  public Optional<Exchange> thatMade(String bucket, String key) {
    return exchanges.stream()
        .filter(e -> e.bucket().filter(bucket::equals).isPresent())
        .filter(e -> e.key().filter(key::equals).isPresent())
        .filter(
            e ->
                e.kind() == RequestKind.PUT_OBJECT
                    || e.kind() == RequestKind.COPY_OBJECT
                    || e.kind() == RequestKind.CREATE_MULTIPART_UPLOAD)
        .reduce((first, second) -> second)
        .filter(last -> source(last).isPresent());
  }

  /** Says whether a request belongs to an upload that was started with a checksum algorithm. */
  boolean isOfUploadWithChecksum(Exchange request) {
    return request.query().containsKey("uploadId")
        && lastBefore(
                request,
                e -> e.kind() == RequestKind.CREATE_MULTIPART_UPLOAD && isOfSameObject(e, request))
            .flatMap(beginning -> beginning.requestHeaders().firstValue(CHECKSUM))
            .isPresent();
  }

  private Optional<String> source(Exchange request) {
    return switch (request.kind()) {
      case COPY_OBJECT, UPLOAD_PART_COPY -> named(request);
      case CREATE_MULTIPART_UPLOAD -> firstPartOf(request).flatMap(Copies::named);
      default -> Optional.empty();
    };
  }

  /**
   * Returns the first part that is copied into the upload, before another upload of the same key
   * begins.
   */
  private Optional<Exchange> firstPartOf(Exchange beginning) {
    return exchanges.stream()
        .filter(e -> e.id() > beginning.id() && isOfSameObject(beginning, e))
        .filter(
            e ->
                e.kind() == RequestKind.CREATE_MULTIPART_UPLOAD
                    || e.kind() == RequestKind.UPLOAD_PART
                    || e.kind() == RequestKind.UPLOAD_PART_COPY)
        .findFirst()
        .filter(e -> e.kind() == RequestKind.UPLOAD_PART_COPY);
  }

  private static boolean isOfSameObject(Exchange one, Exchange other) {
    return one.bucket().equals(other.bucket()) && one.key().equals(other.key());
  }

  private Optional<Exchange> lastBefore(Exchange request, Predicate<Exchange> wanted) {
    return exchanges.stream()
        .filter(e -> e.id() < request.id() && wanted.test(e))
        .reduce((first, second) -> second);
  }

  private static boolean isHeadOf(String source, Exchange exchange) {
    return exchange.kind() == RequestKind.HEAD_OBJECT
        && exchange.status() == OK
        && source.equals(exchange.bucket().orElse("") + "/" + exchange.key().orElse(""));
  }

  /**
   * Returns the source that a request copies, as {@code bucket/key}; empty if it copies nothing.
   */
  public static Optional<String> named(Exchange request) {
    return request
        .requestHeaders()
        .firstValue(HEADER)
        .map(value -> value.replaceFirst("\\?versionId=.*$", ""))
        // A plus is no space in a header.
        .map(value -> URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8))
        .map(value -> value.replaceFirst("^/", ""))
        .map(value -> byBucket(value, request));
  }

  /**
   * Replaces the access point in a source by the bucket, if it is the access point of the request's
   * own bucket; any other is left as it is.
   */
  private static String byBucket(String source, Exchange request) {
    return AccessPoint.source(source)
        .filter(named -> request.host().startsWith(named.accessPoint().label() + "."))
        .map(named -> request.bucket().orElse("") + "/" + named.key())
        .orElse(source);
  }
}
