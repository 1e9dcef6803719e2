package org.s3aharness.wire.exchange;

/** Says what the data is that a request stores, by its first bytes. Thread-safe. */
@FunctionalInterface
public interface BodyClassifier {
  /** Says nothing about anything; bodies are not looked at then. */
  BodyClassifier NONE = (head, whole) -> "";

  /**
   * Returns what the data is, in words.
   *
   * @param head the first bytes of an object or a part, without the framing of {@code aws-chunked};
   *     at most 16 KiB
   * @param whole whether that is all of it
   */
  String classify(byte[] head, boolean whole);
}
