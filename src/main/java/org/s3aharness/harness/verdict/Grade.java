package org.s3aharness.harness.verdict;

import java.util.Locale;

/** Says what a failed check means for a user's data, gravest first: silent is worse than loud. */
public enum Grade {
  /**
   * Plaintext or no encryption where encryption was asked for, on the wire, at rest or in the
   * request, or a request to a host that is not the store's.
   */
  EXPOSED("exposes data", "expose data"),
  /** Wrong bytes or a wrong length, without an error. */
  CORRUPT("corrupts data", "corrupt data"),
  /** Data that exists cannot be read or found. */
  UNREADABLE("makes data unreadable", "make data unreadable"),
  /** Something no longer works, and an error says so. */
  REFUSED("is refused", "are refused"),
  /** Data is encrypted, but under another mode, key or context than was asked for. */
  WEAKER("encrypts differently from what was asked", "encrypt differently from what was asked"),
  /** Requests, headers or messages differ. */
  DIFFERENT("behaves differently", "behave differently");

  private final String ofOne;
  private final String ofSeveral;

  Grade(String ofOne, String ofSeveral) {
    this.ofOne = ofOne;
    this.ofSeveral = ofSeveral;
  }

  /** Returns a clause for a sentence, such as {@code 2 settings expose data}. */
  public String of(int settings) {
    return settings == 1 ? "1 setting " + ofOne : settings + " settings " + ofSeveral;
  }

  /** Says whether data or its encryption is harmed. */
  public boolean isHarm() {
    return this != DIFFERENT;
  }

  /** Returns the name in lower case, such as {@code exposed}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
