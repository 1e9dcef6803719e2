package org.s3aharness.node.worker;

import java.util.regex.Pattern;

/** Tells from its name whether a Hadoop property may hold a secret. In doubt it says yes. */
final class SecretNames {
  /**
   * The names that may hold secrets. They are more than {@code
   * hadoop.security.sensitive-config-keys} has, because that list misses bucket-specific encryption
   * keys.
   */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(secret|password|passwd|credential|token|access\\.?key|encryption[.-]key"
              + "|private\\.?key|\\.key(\\.|$)).*");

  /** The names of properties that say where secrets are, or which class supplies them. */
  private static final Pattern NO_SECRET =
      Pattern.compile("(?i).*(provider|provider\\.path|token\\.binding)");

  private SecretNames() {}

  static boolean isOne(String name) {
    return SECRET.matcher(name).matches() && !NO_SECRET.matcher(name).matches();
  }
}
