package org.s3aharness.encryption.envelope;

import java.util.Arrays;
import java.util.List;

/** Says how the content of an object is encrypted with its data key. */
public enum AlgorithmSuite {
  /** AES-256 in Galois/Counter Mode with the data key itself. */
  AES_GCM("AES/GCM/NoPadding"),
  /**
   * AES-256 in Galois/Counter Mode with a key that is derived from the data key. The metadata
   * commits to that key.
   */
  AES_GCM_COMMITTING("115");

  private final String inContext;

  AlgorithmSuite(String inContext) {
    this.inContext = inContext;
  }

  /** Returns the suite's name in the metadata and in the encryption context that is sent to KMS. */
  public String inContext() {
    return inContext;
  }

  /** Returns the names of all suites in the encryption context. */
  public static List<String> namesInContext() {
    return Arrays.stream(values()).map(AlgorithmSuite::inContext).toList();
  }

  static AlgorithmSuite named(String name) {
    return Arrays.stream(values())
        .filter(suite -> suite.inContext.equals(name))
        .findFirst()
        .orElseThrow(() -> new EnvelopeException("no suite is known by the name " + name));
  }
}
