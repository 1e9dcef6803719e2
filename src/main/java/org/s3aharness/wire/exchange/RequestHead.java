package org.s3aharness.wire.exchange;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.http.HttpHeaders;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.s3aharness.wire.route.Route;
import org.s3aharness.wire.route.Service;
import org.s3aharness.wire.route.Target;

/**
 * Holds the part of a request before its body, with secrets masked.
 *
 * @param path as sent, percent-encoded, without query
 * @param query decoded
 * @param accessKey the id of the access key that signs the request; empty if it is anonymous, or
 *     was read from a file
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
    Optional<String> key,
    Optional<String> accessKey) {

  /**
   * The id of an access key in a signature of version 4 ({@code Credential=ID/DATE/…}) or version 2
   * ({@code AWS ID:SIGNATURE}). Apache Ozone's ids are principals of Kerberos, with a slash.
   */
  private static final Pattern SIGNED_BY =
      Pattern.compile("Credential=(?<v4>[^,]+?)/\\d{8}/|^AWS (?<v2>.+):[^:]+$");

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
    } else if (service == Service.SSO) {
      kind = RequestKind.SSO;
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
        key,
        accessKey(request));
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
        Optional.empty(),
        accessKey(request));
  }

  private static Optional<String> accessKey(HttpRequest request) {
    Matcher signedBy = SIGNED_BY.matcher(request.headers().get("authorization", ""));
    return signedBy.find()
        ? Optional.ofNullable(signedBy.group("v4")).or(() -> Optional.of(signedBy.group("v2")))
        : Optional.empty();
  }

  /**
   * Returns the same head for a record, without the parts that hold a secret where none belongs.
   * What is broken must not put secrets into our files as well.
   */
  public RequestHead hiding(Predicate<String> holdsSecret) {
    boolean inPath = holdsSecret.test(path);
    return new RequestHead(
        scheme,
        host,
        method,
        inPath ? "/" + Secrets.MASKED : path,
        hidden(holdsSecret),
        MaskedHeaders.hiding(holdsSecret, headers),
        kind,
        bucket.map(name -> holdsSecret.test(name) ? Secrets.MASKED : name),
        key.map(name -> inPath || holdsSecret.test(name) ? Secrets.MASKED : name),
        accessKey);
  }

  private Map<String, List<String>> hidden(Predicate<String> holdsSecret) {
    Map<String, List<String>> hidden = new TreeMap<>();
    query.forEach(
        (name, values) ->
            hidden.put(
                holdsSecret.test(name) ? Secrets.MASKED : name,
                values.stream()
                    .map(value -> holdsSecret.test(value) ? Secrets.MASKED : value)
                    .toList()));
    return Collections.unmodifiableMap(hidden);
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
