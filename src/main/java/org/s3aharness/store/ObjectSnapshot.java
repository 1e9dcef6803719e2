package org.s3aharness.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An object at one moment, header for header and byte for byte: two that are equal show that nobody
 * touched it in between.
 *
 * @param headers of its HEAD, names in lower case, without those that belong to the answer
 * @param bytes as stored
 */
public record ObjectSnapshot(Map<String, String> headers, RawObject bytes) {
  /** What differs from one answer to the next, whatever the object. */
  private static final Set<String> OF_THE_ANSWER =
      Set.of("date", "x-amz-request-id", "x-amz-id-2", "connection", "keep-alive", "server");

  static ObjectSnapshot of(Map<String, List<String>> answered, RawObject bytes) {
    Map<String, String> headers = new TreeMap<>();
    answered.forEach(
        (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    headers.keySet().removeAll(OF_THE_ANSWER);
    return new ObjectSnapshot(headers, bytes);
  }
}
