package org.s3aharness.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds an object as it was at one moment, with its headers and its bytes. If two snapshots are
 * equal, nobody has changed the object in between.
 *
 * @param headers the headers of a HEAD response, with names in lower case, without those that
 *     describe the response rather than the object
 * @param bytes the bytes as they are stored
 */
public record ObjectSnapshot(Map<String, String> headers, RawObject bytes) {
  /** The headers that differ from one response to the next, whatever the object. */
  private static final Set<String> OF_THE_ANSWER =
      Set.of("date", "x-amz-request-id", "x-amz-id-2", "connection", "keep-alive", "server");

  /** The beginnings of headers whose values no two objects share. */
  private static final List<String> UNIQUE =
      List.of("last-modified", "etag", "x-amz-version-id", "x-amz-checksum-", "x-amz-meta-x-amz-");

  static ObjectSnapshot of(Map<String, List<String>> answered, RawObject bytes) {
    Map<String, String> headers = new TreeMap<>();
    answered.forEach(
        (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    headers.keySet().removeAll(OF_THE_ANSWER);
    return new ObjectSnapshot(headers, bytes);
  }

  /**
   * Returns what has become of the headers since, in words that can be compared with those about
   * another object, such as {@code x-amz-server-side-encryption: AES256, was aws:kms; another
   * etag}; empty if nothing has.
   */
  public String changesOfHeaders(ObjectSnapshot later) {
    Set<String> names = new TreeSet<>(headers.keySet());
    names.addAll(later.headers.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(headers.get(name), later.headers.get(name)))
        .map(name -> change(name, headers.get(name), later.headers.get(name)))
        .collect(Collectors.joining("; "));
  }

  private static String change(String name, String then, String now) {
    if (then == null || now == null) {
      return then == null ? name + ": " + now + ", was absent" : name + ": absent, was " + then;
    }
    return UNIQUE.stream().anyMatch(name::startsWith)
        ? "another " + name
        : name + ": " + now + ", was " + then;
  }

  /** Returns what has become of the bytes since, in such words; empty if nothing has. */
  public String changeOfBytes(ObjectSnapshot later) {
    RawObject now = later.bytes();
    if (bytes.equals(now)) {
      return "";
    }
    return "%d other bytes, %s the content's marker"
        .formatted(now.length(), now.containsMarker() ? "with" : "without");
  }
}
