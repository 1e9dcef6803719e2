package org.s3aharness.wire.exchange;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Turns Netty's headers into the JDK's immutable, case-insensitive ones, with secrets masked. */
public final class MaskedHeaders {
  static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

  private MaskedHeaders() {}

  public static HttpHeaders of(io.netty.handler.codec.http.HttpHeaders headers) {
    Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Map.Entry<String, String> header : headers) {
      values
          .computeIfAbsent(header.getKey(), name -> new ArrayList<>())
          .add(Secrets.maskHeader(header.getKey(), header.getValue()));
    }
    return HttpHeaders.of(values, (name, value) -> true);
  }

  /**
   * Returns the headers without those values and names that hold a secret in spite of all masks.
   */
  public static HttpHeaders hiding(Predicate<String> holdsSecret, HttpHeaders headers) {
    Map<String, List<String>> hidden = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers
        .map()
        .forEach(
            (name, values) ->
                hidden
                    .computeIfAbsent(
                        holdsSecret.test(name) ? Secrets.MASKED : name, n -> new ArrayList<>())
                    .addAll(
                        values.stream()
                            .map(value -> holdsSecret.test(value) ? Secrets.MASKED : value)
                            .toList()));
    return HttpHeaders.of(hidden, (name, value) -> true);
  }
}
