package org.s3aharness.wire.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.s3aharness.util.Marker;
import org.s3aharness.wire.exchange.Outcome.Answer;
import org.s3aharness.wire.exchange.Outcome.SentBody;
import org.s3aharness.wire.secret.KnownSecrets;
import org.s3aharness.wire.secret.SecretKind;
import org.s3aharness.wire.secret.SecretSighting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what is learnt from both bodies of an exchange as they pass. It is not thread-safe. */
final class Bodies {
  private static final Logger LOG = LoggerFactory.getLogger(Bodies.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The requests to which S3 answers 200 at once, to keep the connection alive, and then may fail
   * in the body.
   */
  private static final Set<RequestKind> MAY_FAIL_WITH_200 =
      EnumSet.of(
          RequestKind.COPY_OBJECT,
          RequestKind.UPLOAD_PART_COPY,
          RequestKind.COMPLETE_MULTIPART_UPLOAD);

  /** The requests that carry the data of an object. */
  private static final Set<RequestKind> STORING =
      EnumSet.of(RequestKind.PUT_OBJECT, RequestKind.UPLOAD_PART);

  private static final Set<RequestKind> GIVING_CREDENTIALS =
      EnumSet.of(RequestKind.STS, RequestKind.SSO, RequestKind.CREATE_SESSION);

  private final RequestKind kind;
  private final BodyClassifier classifier;
  private final Marker.Search requestSearch;
  private final Marker.Search responseSearch;
  private final KnownSecrets secrets;
  private final KnownSecrets.Search requestSecrets;
  private final KnownSecrets.Search responseSecrets;
  private final BoundedCapture requestBody;
  private final BoundedCapture responseBody = new BoundedCapture(BoundedCapture.TO_READ);
  private long requestBytes;
  private long responseBytes;
  private boolean mayBeError;

  Bodies(RequestKind kind, BodySearch search) {
    this.kind = kind;
    this.classifier = STORING.contains(kind) ? search.classifier() : BodyClassifier.NONE;
    this.requestBody =
        new BoundedCapture(
            STORING.contains(kind) ? BoundedCapture.TO_CLASSIFY : BoundedCapture.TO_READ);
    this.requestSearch = search.marker().search();
    this.responseSearch = search.marker().search();
    this.secrets = search.secrets();
    this.requestSecrets = secrets.search();
    this.responseSecrets = secrets.search();
  }

  void request(ByteBuf piece) {
    requestBytes += piece.readableBytes();
    search(requestSearch, requestSecrets, piece);
    if (isKept()) {
      requestBody.accept(piece);
    }
  }

  private boolean isKept() {
    return kind.isOfKms()
        || kind == RequestKind.DELETE_OBJECTS
        || kind == RequestKind.STS
        || classifier != BodyClassifier.NONE;
  }

  /** Takes the status, before the response's body arrives. */
  void responseStatus(int status) {
    mayBeError = status / 100 != 2 || MAY_FAIL_WITH_200.contains(kind);
  }

  void response(ByteBuf piece) {
    responseBytes += piece.readableBytes();
    search(responseSearch, responseSecrets, piece);
    if (mayBeError || kind.isOfKms() || GIVING_CREDENTIALS.contains(kind)) {
      responseBody.accept(piece);
    }
  }

  private static void search(Marker.Search marker, KnownSecrets.Search secrets, ByteBuf piece) {
    for (ByteBuffer part : piece.nioBuffers()) {
      marker.accept(part);
      secrets.accept(part);
    }
  }

  /** Returns the secrets that were seen in either body. */
  List<SecretSighting> secrets() {
    List<SecretSighting> seen = new ArrayList<>(requestSecrets.seen("request body"));
    seen.addAll(responseSecrets.seen("response body"));
    return seen;
  }

  /** Makes the secrets in the answer known. */
  void learn() {
    if (mayBeError) {
      return;
    }
    byte[] answer = responseBody.bytes();
    if (kind.isOfKms()) {
      parsed(answer)
          .map(json -> json.path("Plaintext").asText(""))
          .ifPresent(key -> secrets.addKey(SecretKind.DATA_KEY, key));
    } else if (kind == RequestKind.SSO) {
      parsed(answer).map(json -> json.path("roleCredentials")).ifPresent(this::learnRole);
    } else if (GIVING_CREDENTIALS.contains(kind)) {
      XmlTexts.of("SecretAccessKey", answer)
          .forEach(text -> secrets.addText(SecretKind.SECRET_ACCESS_KEY, text));
      XmlTexts.of("SessionToken", answer)
          .forEach(text -> secrets.addText(SecretKind.SESSION_TOKEN, text));
    }
  }

  private void learnRole(JsonNode credentials) {
    secrets.addText(SecretKind.SECRET_ACCESS_KEY, credentials.path("secretAccessKey").asText(""));
    secrets.addText(SecretKind.SESSION_TOKEN, credentials.path("sessionToken").asText(""));
  }

  /**
   * Describes the body of the request, as far as it has come.
   *
   * @param headers those of the request
   */
  SentBody sent(HttpHeaders headers) {
    return new SentBody(
        requestBytes,
        requestSearch.found(),
        kindOfData(headers),
        kind.isOfKms() ? masked(requestBody) : Optional.empty(),
        kind == RequestKind.DELETE_OBJECTS ? XmlTexts.of("Key", requestBody.bytes()) : List.of(),
        kind == RequestKind.STS ? formField("Policy", requestBody.bytes()) : Optional.empty());
  }

  private static Optional<String> formField(String name, byte[] form) {
    QueryStringDecoder fields = new QueryStringDecoder(new String(form, UTF_8), false);
    return fields.parameters().getOrDefault(name, List.of()).stream().findFirst();
  }

  private Optional<String> kindOfData(HttpHeaders request) {
    byte[] head = classifier == BodyClassifier.NONE ? new byte[0] : requestBody.bytes();
    byte[] data = AwsChunked.isUsedIn(request) ? AwsChunked.data(head) : head;
    return data.length == 0
        ? Optional.empty()
        : Optional.of(classifier.classify(data, requestBody.isComplete()));
  }

  /** Describes the response, as far as it has come. */
  Answer answer(boolean refused, int status, HttpHeaders headers) {
    return new Answer(
        refused,
        status,
        headers,
        responseBytes,
        responseSearch.found(),
        mayBeError ? ErrorCode.of(headers, responseBody.bytes()) : Optional.empty(),
        kind.isOfKms() && !mayBeError ? masked(responseBody) : Optional.empty(),
        GIVING_CREDENTIALS.contains(kind) && !mayBeError
            ? XmlTexts.of("AccessKeyId", responseBody.bytes())
            : List.of());
  }

  private static Optional<JsonNode> masked(BoundedCapture message) {
    byte[] body = message.bytes();
    return body.length == 0 || !message.isComplete()
        ? Optional.empty()
        : parsed(body).map(Secrets::maskKms);
  }

  private static Optional<ObjectNode> parsed(byte[] body) {
    try {
      return JSON.readTree(body) instanceof ObjectNode json ? Optional.of(json) : Optional.empty();
    } catch (IOException e) {
      // Not the body itself, nor the parser's message, which quotes it.
      LOG.debug("A body of KMS is not (yet) JSON: {}", e.getClass().getName());
      return Optional.empty();
    }
  }
}
