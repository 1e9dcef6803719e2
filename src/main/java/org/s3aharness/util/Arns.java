package org.s3aharness.util;

import java.util.Optional;
import software.amazon.awssdk.arns.Arn;

/** Reads ARNs that somebody else wrote: a user, a client or a store. */
public final class Arns {
  private Arns() {}

  /**
   * Reads an ARN.
   *
   * @return empty for a text that is none
   */
  public static Optional<Arn> read(String text) {
    try {
      return Arn.tryFromString(text);
    } catch (IllegalArgumentException incomplete) {
      // The SDK throws for a text like arn:aws:kms:us-east-1:1:alias/, which lacks a name.
      return Optional.empty();
    }
  }
}
