package org.s3aharness.wire.recorder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How a recorder behaves. Immutable; start from {@link #defaults()}. */
public final class RecorderOptions {
  private final byte[] marker;
  private final Optional<Path> upstreamCa;
  private final Duration connectTimeout;
  private final Duration idleTimeout;
  private final Admission admission;

  private RecorderOptions(
      byte[] marker,
      Optional<Path> upstreamCa,
      Duration connectTimeout,
      Duration idleTimeout,
      Admission admission) {
    if (connectTimeout.toMillis() <= 0 || idleTimeout.toSeconds() <= 0) {
      throw new IllegalArgumentException(
          "A recorder's connect timeout must be at least 1 ms and its idle timeout at least 1 s: "
              + connectTimeout
              + ", "
              + idleTimeout);
    }
    this.marker = marker.clone();
    this.upstreamCa = upstreamCa;
    this.connectTimeout = connectTimeout;
    this.idleTimeout = idleTimeout;
    this.admission = admission;
  }

  /** No marker, no further CA, 10 s to connect, 10 minutes idle, any number of requests. */
  public static RecorderOptions defaults() {
    return new RecorderOptions(
        new byte[0],
        Optional.empty(),
        Duration.ofSeconds(10),
        Duration.ofMinutes(10),
        Admission.EVERY_REQUEST);
  }

  /**
   * With bytes to look for in every request and response body, at any offset. S3A may send a body
   * with {@code aws-chunked} framing; the raw bytes are searched, so a marker that a frame's border
   * cuts in two is not seen. Content that repeats its marker is found all the same.
   */
  public RecorderOptions withMarker(byte[] bytes) {
    return new RecorderOptions(bytes, upstreamCa, connectTimeout, idleTimeout, admission);
  }

  /** With a file of PEM certificates to trust, besides the JVM's own, for stores elsewhere. */
  public RecorderOptions withUpstreamCa(Path pem) {
    return new RecorderOptions(marker, Optional.of(pem), connectTimeout, idleTimeout, admission);
  }

  /**
   * With another limit for connecting to the store.
   *
   * @param timeout 1 ms or more
   */
  public RecorderOptions withConnectTimeout(Duration timeout) {
    return new RecorderOptions(marker, upstreamCa, timeout, idleTimeout, admission);
  }

  /**
   * With another limit for how long a connection may be silent before it is closed, on either side.
   *
   * @param timeout 1 s or more, and longer than the store's slowest answer
   */
  public RecorderOptions withIdleTimeout(Duration timeout) {
    return new RecorderOptions(marker, upstreamCa, connectTimeout, timeout, admission);
  }

  /** Letting on only what this admits. */
  public RecorderOptions withAdmission(Admission which) {
    return new RecorderOptions(marker, upstreamCa, connectTimeout, idleTimeout, which);
  }

  byte[] marker() {
    return marker.clone();
  }

  Optional<Path> upstreamCa() {
    return upstreamCa;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  Admission admission() {
    return admission;
  }

  Duration idleTimeout() {
    return idleTimeout;
  }
}
