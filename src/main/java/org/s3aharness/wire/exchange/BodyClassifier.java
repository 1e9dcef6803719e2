package org.s3aharness.wire.exchange;

/** Classifies the data that a request stores by its first bytes. It is thread-safe. */
@FunctionalInterface
public interface BodyClassifier {
  /** The classifier that classifies nothing; bodies are not looked at then. */
  BodyClassifier NONE = (head, whole) -> "";

  /**
   * Returns the kind of data, in words.
   *
   * @param head the first bytes of an object or a part, without the framing of {@code aws-chunked};
   *     at most 16 KiB
   * @param whole whether that is all of it
   */
  String classify(byte[] head, boolean whole);
}
