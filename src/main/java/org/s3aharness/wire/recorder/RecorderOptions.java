package org.s3aharness.wire.recorder;

import java.time.Duration;
import org.s3aharness.util.Marker;
import org.s3aharness.wire.exchange.BodyClassifier;

/**
 * Says how a recorder behaves. Start from {@link #defaults()}.
 *
 * @param marker the bytes to look for in every body
 * @param connectTimeout how long connecting to the store may take, 1 ms or more
 * @param admission says which requests may go on to the store
 * @param classifier names the kind of data that requests store
 */
public record RecorderOptions(
    Marker marker, Duration connectTimeout, Admission admission, BodyClassifier classifier) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the timeout is less than 1 ms
   */
  public RecorderOptions {
    if (connectTimeout.toMillis() <= 0) {
      throw new IllegalArgumentException(
          "A recorder's connect timeout must be at least 1 ms: " + connectTimeout);
    }
  }

  /** Returns options without a marker, with 10 s to connect and any number of requests. */
  public static RecorderOptions defaults() {
    return new RecorderOptions(
        new Marker(new byte[0]),
        Duration.ofSeconds(10),
        Admission.EVERY_REQUEST,
        BodyClassifier.NONE);
  }

  /**
   * Returns these options with bytes to look for in every request and response body, at any offset.
   * S3A may send a body with {@code aws-chunked} framing; the raw bytes are searched, so a marker
   * across the border of two frames is not seen. Content that repeats its marker is still found.
   */
  public RecorderOptions withMarker(byte[] bytes) {
    return new RecorderOptions(new Marker(bytes), connectTimeout, admission, classifier);
  }

  /**
   * Returns these options with another limit for connecting to the store.
   *
   * @param timeout 1 ms or more
   */
  public RecorderOptions withConnectTimeout(Duration timeout) {
    return new RecorderOptions(marker, timeout, admission, classifier);
  }

  /** Returns these options with an admission that decides which requests go on to the store. */
  public RecorderOptions withAdmission(Admission which) {
    return new RecorderOptions(marker, connectTimeout, which, classifier);
  }

  /** Returns these options with a classifier for the data that requests store. */
  public RecorderOptions withBodyClassifier(BodyClassifier which) {
    return new RecorderOptions(marker, connectTimeout, admission, which);
  }
}
