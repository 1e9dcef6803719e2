package org.s3aharness.fault.broken;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Does to a request's headers what a fault says. */
final class Headers {
  private final List<String> removed = new ArrayList<>();
  private final Map<String, String> set = new LinkedHashMap<>();

  /**
   * @param removes property that lists beginnings of header names
   * @param sets property that lists {@code name=value}, apart by blanks
   */
  Headers(Configuration conf, String removes, String sets) {
    for (String prefix : conf.getTrimmedStrings(removes)) {
      removed.add(prefix.toLowerCase(Locale.ROOT));
    }
    for (String header : conf.get(sets, "").trim().split("\\s+")) {
      if (header.contains("=")) {
        set.put(
            header.substring(0, header.indexOf('=')), header.substring(header.indexOf('=') + 1));
      }
    }
  }

  boolean removes(String header) {
    return removed.stream().anyMatch(header.toLowerCase(Locale.ROOT)::startsWith);
  }

  Map<String, String> set() {
    return set;
  }
}
