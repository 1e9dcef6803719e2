package org.s3aharness.node.worker;

import java.util.regex.Pattern;

/** Tells by its name whether a property of Hadoop's may hold a secret; rather once too often. */
final class SecretNames {
  /**
   * More than Hadoop's {@code hadoop.security.sensitive-config-keys} names: that list misses
   * bucket-specific encryption keys.
   */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(secret|password|passwd|credential|token|access\\.?key|encryption[.-]key"
              + "|private\\.?key|\\.key(\\.|$)).*");

  /** Says where secrets are, or which class brings them. */
  private static final Pattern NO_SECRET =
      Pattern.compile("(?i).*(provider|provider\\.path|token\\.binding)");

  private SecretNames() {}

  static boolean isOne(String name) {
    return SECRET.matcher(name).matches() && !NO_SECRET.matcher(name).matches();
  }
}
