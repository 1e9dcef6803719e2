package org.s3aharness.node.worker;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds out whether a node reaches an address, with its own resolver and the authorities that its
 * own JVM trusts, and how its clock compares with that of the host that answers.
 */
final class Reachability {
  private static final int LIMIT_MILLISECONDS = 10_000;

  private Reachability() {}

  /**
   * Tries an address. It counts as reached whatever the HTTP status.
   *
   * @param what names the address, such as {@code s3}
   */
  static Map<String, String> of(String what, String address) {
    Map<String, String> facts = new TreeMap<>();
    String name = "reach." + what;
    try {
      HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
      connection.setConnectTimeout(LIMIT_MILLISECONDS);
      connection.setReadTimeout(LIMIT_MILLISECONDS);
      connection.setInstanceFollowRedirects(false);
      Instant asked = Instant.now();
      connection.getResponseCode();
      Instant answered = Instant.now();
      facts.put(name, "reached");
      long date = connection.getDate();
      if (date != 0) {
        facts.put("clock." + what, clock(asked, answered, Instant.ofEpochMilli(date)));
      }
      connection.disconnect();
    } catch (IOException | ClassCastException unreachable) {
      facts.put(name, "NOT reached: " + unreachable);
    }
    return facts;
  }

  /**
   * Returns how far the node's clock is ahead. The answer's {@code Date} is cut to whole seconds
   * and may have been set at any moment in between, so a smaller difference says nothing.
   */
  private static String clock(Instant asked, Instant answered, Instant date) {
    Instant dateEnd = date.plusSeconds(1);
    if (answered.isBefore(date)) {
      return "behind by " + Duration.between(answered, date).getSeconds() + " s or more";
    }
    return asked.isAfter(dateEnd)
        ? "ahead by " + Duration.between(dateEnd, asked).getSeconds() + " s or more"
        : "agrees";
  }
}
