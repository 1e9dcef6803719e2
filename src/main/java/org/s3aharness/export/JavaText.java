package org.s3aharness.export;

/** Writes texts as Java does. */
final class JavaText {
  private JavaText() {}

  /** Returns a text as a literal. */
  static String of(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
        + '"';
  }
}
