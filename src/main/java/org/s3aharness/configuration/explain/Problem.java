package org.s3aharness.configuration.explain;

import java.util.Optional;
import org.s3aharness.encryption.ConfigurationFile.Origin;

/**
 * Something in the files that is wrong, or worth knowing.
 *
 * @param origin where it stands; empty where it stands in no file
 * @param text a sentence that says what is wrong and what to do
 * @param isWrong whether it should be mended; else it is a remark
 */
public record Problem(Optional<Origin> origin, String text, boolean isWrong) {
  static Problem wrong(Optional<Origin> origin, String text, Object... arguments) {
    return new Problem(origin, text.formatted(arguments), true);
  }

  static Problem remark(Optional<Origin> origin, String text, Object... arguments) {
    return new Problem(origin, text.formatted(arguments), false);
  }

  /** Returns a text such as {@code core-site.xml:41: …}. */
  @Override
  public String toString() {
    return origin.map(where -> where + ": ").orElse("") + text;
  }
}
