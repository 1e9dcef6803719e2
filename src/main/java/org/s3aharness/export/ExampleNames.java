package org.s3aharness.export;

import java.util.regex.Pattern;

/** Puts the names of an example in the place of what names of a run stand for. */
final class ExampleNames {
  private static final Pattern BUCKET = Pattern.compile("\\{bucket(?: (\\d+))?}");
  private static final Pattern KEY = Pattern.compile("\\{key(\\d)}");
  private static final Pattern ALIAS = Pattern.compile("\\{alias of key(\\d)}");

  private final String bucket;

  /**
   * Names an example.
   *
   * @param bucket how the names of its buckets begin
   */
  ExampleNames(String bucket) {
    this.bucket = bucket;
  }

  /** Returns the name of a bucket. */
  String bucket(int number) {
    return bucket + "-" + number;
  }

  /** Returns the number of the bucket that a text stands for, counted from 1. */
  static int numberOfBucket(String text) {
    return Integer.parseInt(
        BUCKET.matcher(text).replaceFirst(m -> m.group(1) == null ? "1" : m.group(1)));
  }

  /** Returns a text with the names of the example. */
  String in(String text) {
    return variables(
        BUCKET
            .matcher(text)
            .replaceAll(m -> bucket(m.group(1) == null ? 1 : Integer.parseInt(m.group(1)))));
  }

  /** Returns a text with the variables of the example, which it knows when it runs. */
  static String variables(String text) {
    String keys = KEY.matcher(text).replaceAll("\\${example.kms.key$1.arn}");
    return ALIAS
        .matcher(keys)
        .replaceAll("\\${example.kms.key$1.alias.name}")
        .replace("${s3aharness.", "${example.");
  }
}
