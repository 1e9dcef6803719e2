package org.s3aharness.wire.exchange;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.http.HttpHeaders;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.s3aharness.wire.route.Route;
import org.s3aharness.wire.route.Service;
import org.s3aharness.wire.route.Target;

/**
 * Holds the part of a request before its body, with secrets masked.
 *
 * @param path as sent, percent-encoded, without query
 * @param query decoded
 */
public record RequestHead(
    String scheme,
    String host,
    String method,
    String path,
    Map<String, List<String>> query,
    HttpHeaders headers,
    RequestKind kind,
    Optional<String> bucket,
    Optional<String> key) {

  /** Returns the head of a request that has a route. */
  public static RequestHead of(Target target, Route route, HttpRequest request) {
    Optional<String> bucket = Optional.empty();
    Optional<String> key = Optional.empty();
    RequestKind kind;
    HttpHeaders headers = MaskedHeaders.of(request.headers());
    QueryStringDecoder uri = new QueryStringDecoder(target.originForm());
    Service service = serviceOf(route, request, headers);
    if (service == Service.KMS) {
      kind = RequestClassifier.kms(headers);
    } else if (service == Service.STS) {
      kind = RequestKind.STS;
    } else {
      String resource = uri.path().substring(1);
      int slash = resource.indexOf('/');
      String first = slash < 0 ? resource : resource.substring(0, slash);
      bucket = route.bucket().or(() -> Optional.of(first).filter(name -> !name.isEmpty()));
      String rest = slash < 0 ? "" : resource.substring(slash + 1);
      key =
          Optional.of(route.bucket().isPresent() ? resource : rest).filter(name -> !name.isEmpty());
      kind = s3Kind(request.method().name(), bucket, key, uri.parameters(), headers);
    }
    return new RequestHead(
        target.scheme(),
        target.host(),
        request.method().name(),
        uri.rawPath(),
        masked(uri.parameters()),
        headers,
        kind,
        bucket,
        key);
  }

  /**
   * Returns the head of a request that has no route, or that cannot be parsed, in which case its
   * query is left out.
   */
  public static RequestHead unrouted(Target target, HttpRequest request) {
    QueryStringDecoder uri = new QueryStringDecoder(target.originForm());
    return new RequestHead(
        target.scheme(),
        target.host(),
        request.method().name(),
        uri.rawPath(),
        maskedIfReadable(uri),
        MaskedHeaders.of(request.headers()),
        RequestKind.OTHER,
        Optional.empty(),
        Optional.empty());
  }

  private static Map<String, List<String>> maskedIfReadable(QueryStringDecoder uri) {
    try {
      return masked(uri.parameters());
    } catch (IllegalArgumentException malformed) {
      return Map.of();
    }
  }

  private static RequestKind s3Kind(
      String method,
      Optional<String> bucket,
      Optional<String> key,
      Map<String, List<String>> query,
      HttpHeaders headers) {
    if (key.isPresent()) {
      return RequestClassifier.object(method, query, headers);
    }
    return bucket.isPresent() ? RequestClassifier.bucket(method, query) : RequestKind.OTHER;
  }

  private static Service serviceOf(Route route, HttpRequest request, HttpHeaders headers) {
    if (route.service() != Service.ANY) {
      return route.service();
    }
    if (RequestClassifier.isKms(headers)) {
      return Service.KMS;
    }
    // Signature Version 4 names the service: Credential=ID/DATE/REGION/SERVICE/aws4_request.
    String authorization = request.headers().get("authorization", "");
    return authorization.contains("/sts/aws4_request") ? Service.STS : Service.S3;
  }

  private static Map<String, List<String>> masked(Map<String, List<String>> parameters) {
    Map<String, List<String>> masked = new TreeMap<>();
    parameters.forEach(
        (name, values) ->
            masked.put(
                name, values.stream().map(value -> Secrets.maskParameter(name, value)).toList()));
    return Collections.unmodifiableMap(masked);
  }
}
