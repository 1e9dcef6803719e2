package org.s3aharness.wire.exchange;

import io.netty.buffer.ByteBuf;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.s3aharness.wire.exchange.Outcome.Course;
import org.s3aharness.wire.secret.SecretSighting;

/**
 * An exchange while it happens. Request and response arrive on different threads. Once it is over,
 * nothing changes any more, whatever still arrives, and only the result is kept.
 */
public final class Recording {
  private final long id;
  private final RequestHead request;
  private final Runnable whenOver;
  private final Instant start;
  private final long startNanos = System.nanoTime();

  private Bodies bodies;
  private final List<SecretSighting> secrets = new ArrayList<>();
  private boolean refused;
  private int status;
  private HttpHeaders responseHeaders = MaskedHeaders.NONE;
  private Exchange result;

  /**
   * Starts the recording of an exchange.
   *
   * @param whenOver is called once, when the exchange is complete or cut short
   */
  public Recording(long id, RequestHead request, BodySearch search, Runnable whenOver) {
    this.id = id;
    this.request = request;
    this.whenOver = whenOver;
    this.start = Instant.now();
    this.bodies = new Bodies(request.kind(), search);
  }

  /** Creates the recording of an exchange that is over. */
  Recording(Exchange result) {
    this.id = result.id();
    this.request = result.request();
    this.whenOver = () -> {};
    this.start = result.start();
    this.result = result;
  }

  public synchronized void refused() {
    refused = true;
  }

  /** Records secrets that were seen in the head of the request or of the answer. */
  public synchronized void saw(List<SecretSighting> inHead) {
    secrets.addAll(inHead);
  }

  public synchronized void requestBody(ByteBuf piece) {
    if (result == null) {
      bodies.request(piece);
    }
  }

  public synchronized void responseHead(int code, HttpHeaders headers) {
    if (result == null) {
      status = code;
      responseHeaders = headers;
      bodies.responseStatus(code);
    }
  }

  public synchronized void responseBody(ByteBuf piece) {
    if (result == null) {
      bodies.response(piece);
    }
  }

  /** Ends the recording of an exchange whose whole response has arrived. */
  public void complete() {
    end(Optional.empty());
  }

  /**
   * Ends the recording of an exchange that was cut short. Returns false, and does nothing, when it
   * is already over.
   */
  public boolean abort(String reason) {
    return end(Optional.of(reason));
  }

  public synchronized boolean isOver() {
    return result != null;
  }

  /** Returns the exchange as it is now. */
  public synchronized Exchange snapshot() {
    return result != null ? result : exchange(/* inFlight= */ true, Optional.empty());
  }

  private boolean end(Optional<String> failure) {
    synchronized (this) {
      if (result != null) {
        return false;
      }
      result = exchange(/* inFlight= */ false, failure);
      bodies.learn();
      bodies = null;
    }
    whenOver.run();
    return true;
  }

  private List<SecretSighting> secrets() {
    List<SecretSighting> all = new ArrayList<>(secrets);
    all.addAll(bodies.secrets());
    return List.copyOf(all);
  }

  private Exchange exchange(boolean inFlight, Optional<String> failure) {
    Duration duration = Duration.ofNanos(System.nanoTime() - startNanos);
    return new Exchange(
        id,
        start,
        request,
        new Outcome(
            new Course(inFlight, duration, failure),
            bodies.sent(request.headers()),
            bodies.answer(refused, status, responseHeaders),
            secrets()));
  }
}
