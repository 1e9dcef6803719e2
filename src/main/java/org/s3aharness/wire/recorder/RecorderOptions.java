package org.s3aharness.wire.recorder;

import org.s3aharness.util.Marker;
import org.s3aharness.wire.exchange.BodyClassifier;

/**
 * Says how a recorder behaves. Start from {@link #defaults()}.
 *
 * @param marker the bytes to look for in every body
 * @param admission says which requests may go on to the store
 * @param classifier names the kind of data that requests store
 */
public record RecorderOptions(Marker marker, Admission admission, BodyClassifier classifier) {
  /** Returns options without a marker, with any number of requests. */
  public static RecorderOptions defaults() {
    return new RecorderOptions(
        new Marker(new byte[0]), Admission.EVERY_REQUEST, BodyClassifier.NONE);
  }

  /**
   * Returns these options with bytes to look for in every request and response body, at any offset.
   * S3A may send a body with {@code aws-chunked} framing; the raw bytes are searched, so a marker
   * across the border of two frames is not seen. Content that repeats its marker is still found.
   */
  public RecorderOptions withMarker(byte[] bytes) {
    return new RecorderOptions(new Marker(bytes), admission, classifier);
  }

  /** Returns these options with an admission that decides which requests go on to the store. */
  public RecorderOptions withAdmission(Admission which) {
    return new RecorderOptions(marker, which, classifier);
  }

  /** Returns these options with a classifier for the data that requests store. */
  public RecorderOptions withBodyClassifier(BodyClassifier which) {
    return new RecorderOptions(marker, admission, which);
  }
}
