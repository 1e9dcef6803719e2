package org.s3aharness.store.resource;

import java.util.regex.Pattern;

/** The id of a run as it is part of bucket names, aliases and tags. */
final class RunId {
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");

  private RunId() {}

  static String checked(String runId) {
    if (!ALLOWED.matcher(runId).matches()) {
      throw new IllegalArgumentException(
          "Run id '"
              + runId
              + "' cannot be part of a bucket name: use 1 to 24 of a-z, 0-9 and '-', not first.");
    }
    return runId;
  }

  /** Returns as much of a free text as the names of buckets and aliases may contain. */
  static String label(String text, int atMost) {
    String plain = text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = plain.substring(0, Math.min(atMost, plain.length()));
    String label = trimmed.replaceAll("^-+|-+$", "");
    return label.isEmpty() ? "x" : label;
  }
}
