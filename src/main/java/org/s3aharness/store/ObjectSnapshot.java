package org.s3aharness.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An object at one moment, with its headers and its bytes. If two snapshots are equal, nobody has
 * changed the object in between.
 *
 * @param headers the headers of a HEAD response, with names in lower case, without those that
 *     describe the response rather than the object
 * @param bytes the bytes as they are stored
 */
public record ObjectSnapshot(Map<String, String> headers, RawObject bytes) {
  /** The headers that differ from one response to the next, whatever the object. */
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
