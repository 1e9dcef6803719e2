package org.s3aharness.store.resource;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/** The id of a run as it is part of bucket names, aliases and tags. */
public final class RunId {
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");
  private static final int RADIX = 36;

  private static final int RANDOM_DIGITS = 4;

  private RunId() {}

  /**
   * Returns an id that begins with the time and ends with random digits, for runs that start in the
   * same millisecond, on this machine or another.
   *
   * @param kind the first letter, which tells kinds of runs apart
   */
  public static String next(char kind) {
    StringBuilder id = new StringBuilder().append(kind);
    id.append(Long.toString(System.currentTimeMillis(), RADIX));
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < RANDOM_DIGITS; i++) {
      id.append(Character.forDigit(random.nextInt(RADIX), RADIX));
    }
    return checked(id.toString());
  }

  /**
   * Returns an id that may be part of the name of a bucket.
   *
   * @throws IllegalArgumentException if it may not
   */
  static String checked(String runId) {
    if (!ALLOWED.matcher(runId).matches()) {
      throw new IllegalArgumentException(
          "Run id '"
              + runId
              + "' cannot be part of a bucket name: use 1 to 24 characters of a-z, 0-9 and"
              + " '-', and do not begin with '-'.");
    }
    return runId;
  }

  /** Returns as much of a text as the names of buckets and aliases may contain. */
  static String label(String text, int atMost) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = plain.substring(0, Math.min(atMost, plain.length()));
    String label = trimmed.replaceAll("^-+|-+$", "");
    return label.isEmpty() ? "x" : label;
  }
}
