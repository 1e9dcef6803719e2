package org.s3aharness.harness.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;

/**
 * Finds out which object a KMS request is about: the data key that KMS wraps is part of the
 * object's metadata. Wrapped keys are recorded as digests, which suffice to tell them apart.
 */
public final class WrappedKeys {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String META = "x-amz-meta-";
  private static final List<String> KEYS =
      List.of(META + "x-amz-3", META + "x-amz-key-v2", META + "x-amz-key");
  private static final List<String> SUITES = List.of(META + "x-amz-c", META + "x-amz-cek-alg");
  private static final String BLOB = "CiphertextBlob";

  private final List<Exchange> exchanges;

  /**
   * Indexes the exchanges of a case.
   *
   * @param exchanges in the order in which they began
   */
  public WrappedKeys(List<Exchange> exchanges) {
    this.exchanges = List.copyOf(exchanges);
  }

  /** Returns the wrapped key that a KMS request or its answer holds; empty if there is none. */
  public static Optional<String> ofKms(Exchange exchange) {
    return Stream.of(exchange.kmsRequest(), exchange.kmsAnswer())
        .flatMap(Optional::stream)
        .map(message -> message.path(BLOB).asText(""))
        .filter(blob -> !blob.isEmpty())
        .findFirst();
  }

  /** Returns the wrapped key with which a request stores data; empty if it stores none with one. */
  public static Optional<String> stored(Exchange exchange) {
    return isStoring(exchange) ? first(exchange.requestHeaders(), KEYS) : Optional.empty();
  }

  /** Returns the wrapped key of the object that an answer is about; empty if it tells none. */
  public static Optional<String> answered(Exchange exchange) {
    return first(exchange.responseHeaders(), KEYS);
  }

  private static boolean isStoring(Exchange exchange) {
    return exchange.kind() == RequestKind.PUT_OBJECT
        || exchange.kind() == RequestKind.CREATE_MULTIPART_UPLOAD;
  }

  /** Returns the algorithm suite that the metadata in a request or an answer names. */
  static Optional<String> suite(Exchange exchange) {
    return first(exchange.requestHeaders(), SUITES)
        .or(() -> first(exchange.responseHeaders(), SUITES));
  }

  /**
   * Returns the S3 request that a KMS request was made for: the one that stores the data key, or
   * the earlier one whose answer contained it.
   *
   * @return empty if there was none, for example because a client died in between
   */
  public Optional<Exchange> madeFor(Exchange ofKms) {
    return ofKms(ofKms)
        .flatMap(
            key ->
                ofKms.kind() == RequestKind.KMS_DECRYPT
                    ? last(e -> e.id() < ofKms.id() && answered(e).filter(key::equals).isPresent())
                    : exchanges.stream()
                        .filter(
                            e -> e.id() > ofKms.id() && stored(e).filter(key::equals).isPresent())
                        .findFirst());
  }

  /**
   * Returns the encryption context that an object's metadata names, where the clients of AWS SDK v1
   * have wrapped its data key in their first way; empty for other objects.
   */
  static Optional<Map<String, String>> ownContext(Exchange exchange) {
    return first(exchange.responseHeaders(), List.of(META + "x-amz-wrap-alg"))
        .filter("kms"::equals)
        .flatMap(first -> first(exchange.responseHeaders(), List.of(META + "x-amz-matdesc")))
        .flatMap(WrappedKeys::parsed);
  }

  private static Optional<Map<String, String>> parsed(String description) {
    try {
      return Optional.of(JSON.readValue(description, new TypeReference<>() {}));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // and so no context is due that could be met
    }
  }

  /** Says whether an instruction file was read before: it has a data key that no header has. */
  boolean followsInstructionFile(Exchange ofKms) {
    return exchanges.stream()
        .anyMatch(
            e ->
                e.id() < ofKms.id()
                    && e.kind() == RequestKind.GET_OBJECT
                    && e.status() / 100 == 2
                    && e.key().filter(key -> key.endsWith(".instruction")).isPresent());
  }

  /** Returns the request by which KMS made a data key; empty if it was not made in this case. */
  Optional<Exchange> making(String wrappedKey) {
    return exchanges.stream()
        .filter(e -> e.kind() == RequestKind.KMS_GENERATE_DATA_KEY)
        .filter(e -> ofKms(e).filter(wrappedKey::equals).isPresent())
        .findFirst();
  }

  /** Returns an earlier request that has stored other data with the same data key. */
  Optional<Exchange> storedBefore(Exchange exchange) {
    return stored(exchange)
        .flatMap(
            key ->
                last(
                    e ->
                        e.id() < exchange.id()
                            && stored(e).filter(key::equals).isPresent()
                            && !isRedirected(e)
                            && !isSameAttempt(e, exchange)));
  }

  /** Says whether the parts of an upload are copied, so that the data is encrypted already. */
  boolean isOfCopy(Exchange exchange) {
    return exchange.kind() == RequestKind.CREATE_MULTIPART_UPLOAD
        && exchanges.stream()
            .filter(e -> e.id() > exchange.id() && isOfSameObject(e, exchange))
            .filter(
                e ->
                    e.kind() == RequestKind.UPLOAD_PART
                        || e.kind() == RequestKind.UPLOAD_PART_COPY
                        || e.kind() == RequestKind.CREATE_MULTIPART_UPLOAD)
            .findFirst()
            .filter(e -> e.kind() == RequestKind.UPLOAD_PART_COPY)
            .isPresent();
  }

  /**
   * Says whether two exchanges are attempts at the same request. An SDK repeats a request with the
   * same id.
   */
  private static boolean isSameAttempt(Exchange one, Exchange other) {
    Optional<String> id = one.requestHeaders().firstValue("amz-sdk-invocation-id");
    return isOfSameObject(one, other)
        && id.isPresent()
        && id.equals(other.requestHeaders().firstValue("amz-sdk-invocation-id"));
  }

  /** Says whether S3 stored nothing and named another region, where the SDK sends it once more. */
  private static boolean isRedirected(Exchange exchange) {
    return exchange.status() / 100 == 3;
  }

  private static boolean isOfSameObject(Exchange one, Exchange other) {
    return one.bucket().equals(other.bucket()) && one.key().equals(other.key());
  }

  private Optional<Exchange> last(Predicate<Exchange> wanted) {
    return exchanges.stream().filter(wanted).reduce((first, second) -> second);
  }

  /** Returns the first of these headers that is there, with all its values if it is repeated. */
  private static Optional<String> first(HttpHeaders headers, List<String> names) {
    return names.stream()
        .map(headers::allValues)
        .filter(values -> !values.isEmpty())
        .map(values -> String.join(", ", values))
        .findFirst();
  }

  /** Returns the key that KMS says it used; empty if KMS does not say. */
  static Optional<String> usedKey(Exchange ofKms) {
    return ofKms
        .kmsAnswer()
        .map((JsonNode answer) -> answer.path("KeyId").asText(""))
        .filter(key -> !key.isEmpty());
  }
}
