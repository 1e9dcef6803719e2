package org.s3aharness.harness;

import java.util.Locale;

/**
 * What a check that does not hold means for a user's data, gravest first: silent is worse than
 * loud.
 */
public enum Grade {
  /**
   * Plaintext or no encryption where encryption was asked for, on the wire, at rest or in the
   * request; or a request to a host that is not the store's.
   */
  EXPOSED("exposes data"),
  /** Wrong bytes or a wrong length, without an error. */
  CORRUPT("corrupts data"),
  /** Data that is there cannot be read, or not be found. */
  UNREADABLE("makes data unreadable"),
  /** Something cannot be done any more, and an error says so. */
  REFUSED("is refused"),
  /** Encrypted, but under another mode, key or context than asked for. */
  WEAKER("encrypts otherwise than asked"),
  /** Other requests, headers, messages. */
  DIFFERENT("behaves differently");

  private final String inWords;

  Grade(String inWords) {
    this.inWords = inWords;
  }

  /** What a setting of this grade does, in words that follow the setting's name. */
  public String inWords() {
    return inWords;
  }

  /** Whether data or its encryption is harmed. */
  public boolean isHarm() {
    return this != DIFFERENT;
  }

  /** Such as {@code exposed}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
