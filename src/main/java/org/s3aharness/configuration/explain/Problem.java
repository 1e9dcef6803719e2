package org.s3aharness.configuration.explain;

import java.util.Optional;
import org.s3aharness.encryption.ConfigurationFile.Location;

/**
 * Describes a problem in the files, or a remark worth knowing.
 *
 * @param origin where it is written; empty where it is in no file
 * @param text a sentence that says what is wrong and what to do
 * @param isWrong whether it should be corrected; otherwise it is a remark
 */
public record Problem(Optional<Location> origin, String text, boolean isWrong) {
  static Problem wrong(Optional<Location> origin, String text, Object... arguments) {
    return new Problem(origin, text.formatted(arguments), true);
  }

  static Problem remark(Optional<Location> origin, String text, Object... arguments) {
    return new Problem(origin, text.formatted(arguments), false);
  }

  /** Returns a text such as {@code core-site.xml:41: …}. */
  @Override
  public String toString() {
    return origin.map(where -> where + ": ").orElse("") + text;
  }
}
