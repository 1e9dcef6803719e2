package org.s3aharness.wire.recorder;

import java.util.function.Predicate;
import org.s3aharness.util.Marker;
import org.s3aharness.util.ProxyVariables;
import org.s3aharness.wire.exchange.BodyClassifier;

/**
 * Says how a recorder behaves. Start from {@link #defaults()}.
 *
 * @param marker the bytes to look for in every body
 * @param admission says which requests may go on to the store
 * @param classifier names the kind of data that requests store
 * @param proxies says through which proxy a store is reached
 * @param passage says which hosts that have no route may be reached all the same, unrecorded
 */
public record RecorderOptions(
    Marker marker,
    Admission admission,
    BodyClassifier classifier,
    ProxyVariables proxies,
    Predicate<String> passage) {
  /** Returns options without a marker, with any number of requests, that reach stores directly. */
  public static RecorderOptions defaults() {
    return new RecorderOptions(
        new Marker(new byte[0]),
        Admission.EVERY_REQUEST,
        BodyClassifier.NONE,
        ProxyVariables.none(),
        host -> false);
  }

  /**
   * Returns these options with bytes to look for in every request and response body, at any offset.
   * S3A may send a body with {@code aws-chunked} framing; the raw bytes are searched, so a marker
   * across the border of two frames is not seen. Content that repeats its marker is still found.
   */
  public RecorderOptions withMarker(byte[] bytes) {
    return new RecorderOptions(new Marker(bytes), admission, classifier, proxies, passage);
  }

  /** Returns these options with an admission that decides which requests go on to the store. */
  public RecorderOptions withAdmission(Admission which) {
    return new RecorderOptions(marker, which, classifier, proxies, passage);
  }

  /** Returns these options with a classifier for the data that requests store. */
  public RecorderOptions withBodyClassifier(BodyClassifier which) {
    return new RecorderOptions(marker, admission, which, proxies, passage);
  }

  /** Returns these options with the proxies that variables name, for stores that use TLS. */
  public RecorderOptions withProxies(ProxyVariables variables) {
    return new RecorderOptions(marker, admission, classifier, variables, passage);
  }

  /**
   * Returns these options with hosts that are reached though they have no route. What is sent to
   * them is not recorded.
   *
   * @param hosts is asked with a name in lower case, without port, for every request or tunnel
   */
  public RecorderOptions withPassage(Predicate<String> hosts) {
    return new RecorderOptions(marker, admission, classifier, proxies, hosts);
  }
}
