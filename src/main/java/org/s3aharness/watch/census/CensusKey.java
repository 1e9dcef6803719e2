package org.s3aharness.watch.census;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;

/**
 * The properties shared by requests that are counted together.
 *
 * @param bucket empty for requests to no bucket
 * @param path the directory, in the form of {@link PathPattern}
 * @param kind of request
 * @param operation the operation of S3A that the request belongs to, or else the client
 * @param asked the encryption that the request asks for; empty for none
 * @param acknowledged the encryption that the response reports; empty where it reports none
 * @param key the KMS key that the response names, or else the request; for a customer key its MD5
 * @param outcome {@code ok}, the error's code, or why there was no answer
 */
public record CensusKey(
    String bucket,
    String path,
    RequestKind kind,
    String operation,
    String asked,
    String acknowledged,
    String key,
    String outcome) {
  private static final String SSE = "x-amz-server-side-encryption";
  private static final String KMS_KEY = SSE + "-aws-kms-key-id";
  private static final String CUSTOMER = SSE + "-customer-algorithm";
  private static final String CUSTOMER_MD5 = SSE + "-customer-key-md5";
  private static final int SUCCESS = 2;
  private static final int REDIRECT = 3;

  public static CensusKey of(Exchange exchange, Actor actor) {
    return new CensusKey(
        exchange.bucket().orElse(""),
        PathPattern.of(exchange.key().orElse("")),
        exchange.kind(),
        actor.origin(),
        encryption(exchange, true),
        encryption(exchange, false),
        key(exchange),
        outcome(exchange));
  }

  private static String encryption(Exchange exchange, boolean request) {
    return header(exchange, request, SSE)
        .or(() -> header(exchange, request, CUSTOMER).map(algorithm -> "SSE-C " + algorithm))
        .orElse("");
  }

  private static Optional<String> header(Exchange exchange, boolean request, String name) {
    return (request ? exchange.requestHeaders() : exchange.responseHeaders()).firstValue(name);
  }

  private static String key(Exchange exchange) {
    Optional<String> ofKms = exchange.kmsRequest().map(request -> request.path("KeyId").asText(""));
    return Stream.of(
            header(exchange, false, KMS_KEY),
            header(exchange, true, KMS_KEY),
            header(exchange, false, CUSTOMER_MD5),
            header(exchange, true, CUSTOMER_MD5),
            ofKms)
        .flatMap(Optional::stream)
        .filter(key -> !key.isEmpty())
        .findFirst()
        .orElse("");
  }

  public static String outcome(Exchange exchange) {
    if (exchange.isRefused()) {
      return "refused by the recorder";
    }
    if (exchange.failure().isPresent()) {
      return "broken off";
    }
    int hundred = exchange.status() / 100;
    boolean failed = exchange.errorCode().isPresent() || hundred > REDIRECT;
    return hundred == SUCCESS && !failed
        ? "ok"
        : exchange.errorCode().orElse(String.valueOf(exchange.status()));
  }

  /**
   * Returns the place of the requests for people, such as {@code s3://data/warehouse/}; empty
   * without a bucket.
   */
  public String place() {
    return bucket.isEmpty() ? "" : "s3://" + bucket + "/" + path;
  }

  @Override
  public String toString() {
    return Stream.of(place(), kind.name(), operation, asked, acknowledged, key, outcome)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
