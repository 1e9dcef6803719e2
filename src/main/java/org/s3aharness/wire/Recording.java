package org.s3aharness.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.s3aharness.wire.Exchange.Outcome;
import org.s3aharness.wire.Exchange.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An exchange while it happens. Request and response arrive on different threads; once it is over,
 * nothing changes any more, whatever still arrives.
 */
final class Recording {
  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** They answer 200 at once to keep the connection alive, and may still fail in the body. */
  private static final Set<RequestKind> MAY_FAIL_WITH_200 =
      Set.of(
          RequestKind.COPY_OBJECT,
          RequestKind.UPLOAD_PART_COPY,
          RequestKind.COMPLETE_MULTIPART_UPLOAD);

  private static final Set<RequestKind> KMS =
      Set.of(
          RequestKind.KMS_GENERATE_DATA_KEY,
          RequestKind.KMS_DECRYPT,
          RequestKind.KMS_ENCRYPT,
          RequestKind.KMS_OTHER);

  private final long id;
  private final RequestHead request;
  private final Runnable whenOver;
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();
  private final MarkerSearch requestSearch;
  private final MarkerSearch responseSearch;
  private final BoundedCapture kmsBody = new BoundedCapture();
  private final BoundedCapture errorBody = new BoundedCapture();

  private long requestBytes;
  private long responseBytes;
  private boolean refused;
  private boolean capturesError;
  private int status;
  private HttpHeaders responseHeaders = MaskedHeaders.NONE;
  private Exchange result;

  /**
   * @param whenOver is called once, when the exchange is complete or broken off
   */
  Recording(long id, RequestHead request, byte[] marker, Runnable whenOver) {
    this.id = id;
    this.request = request;
    this.whenOver = whenOver;
    this.requestSearch = new MarkerSearch(marker);
    this.responseSearch = new MarkerSearch(marker);
  }

  synchronized void refused() {
    refused = true;
  }

  synchronized void requestBody(ByteBuf piece) {
    if (result == null) {
      requestBytes += piece.readableBytes();
      requestSearch.accept(piece);
      if (KMS.contains(request.kind())) {
        kmsBody.accept(piece);
      }
    }
  }

  synchronized void responseHead(int code, HttpHeaders headers) {
    if (result == null) {
      status = code;
      responseHeaders = headers;
      capturesError = code / 100 != 2 || MAY_FAIL_WITH_200.contains(request.kind());
    }
  }

  synchronized void responseBody(ByteBuf piece) {
    if (result == null) {
      responseBytes += piece.readableBytes();
      responseSearch.accept(piece);
      if (capturesError) {
        errorBody.accept(piece);
      }
    }
  }

  /** The whole response has come. */
  void complete() {
    end(Phase.COMPLETE, Optional.empty());
  }

  /** Nothing more will come. Returns false, and does nothing, when it is over already. */
  boolean abort(String reason) {
    return end(Phase.ABORTED, Optional.of(reason));
  }

  synchronized boolean isOver() {
    return result != null;
  }

  /** The exchange as it is now. */
  synchronized Exchange snapshot() {
    return result != null ? result : exchange(Phase.IN_FLIGHT, Optional.empty());
  }

  private boolean end(Phase phase, Optional<String> failure) {
    synchronized (this) {
      if (result != null) {
        return false;
      }
      result = exchange(phase, failure);
    }
    whenOver.run();
    return true;
  }

  private Exchange exchange(Phase phase, Optional<String> failure) {
    return new Exchange(
        id,
        start,
        request,
        new Outcome(
            phase,
            Duration.ofNanos(System.nanoTime() - startNanos),
            refused,
            status,
            responseHeaders,
            requestBytes,
            responseBytes,
            requestSearch.found(),
            responseSearch.found(),
            capturesError ? ErrorCode.of(responseHeaders, errorBody.bytes()) : Optional.empty(),
            kmsRequest(),
            failure));
  }

  private Optional<JsonNode> kmsRequest() {
    byte[] body = kmsBody.bytes();
    if (body.length == 0 || !kmsBody.isComplete()) {
      return Optional.empty();
    }
    try {
      return JSON.readTree(body) instanceof ObjectNode json
          ? Optional.of(Secrets.maskKms(json))
          : Optional.empty();
    } catch (IOException e) {
      // Not the body itself, nor the parser's message, which quotes it.
      LOG.debug("Body of KMS request #{} is not (yet) JSON: {}", id, e.getClass().getName());
      return Optional.empty();
    }
  }
}
