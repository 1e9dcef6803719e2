package org.s3aharness.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the name of a bucket (Amazon S3 User Guide, "General purpose bucket naming rules").
 *
 * @param name as a configuration gives it
 */
public record BucketName(String name) {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 63;

  /** The longest name of a bucket that was made in us-east-1 before March 2018. */
  private static final int LONGEST_EVER = 255;

  private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
  private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._-]*");
  private static final Pattern ENDS = Pattern.compile("[A-Za-z0-9](?:.*[A-Za-z0-9])?");
  private static final Pattern CAPITALS = Pattern.compile(".*[A-Z].*");

  /**
   * Returns why no bucket of this name can be used, because no store has one, or because S3A does
   * not open it; empty if one can.
   */
  public Optional<String> whyNever() {
    if (name.length() < SHORTEST || name.length() > LONGEST_EVER) {
      return Optional.of(
          "the name of a bucket has %d to %d characters".formatted(SHORTEST, LONGEST));
    }
    if (ADDRESS.matcher(name).matches()) {
      return Optional.of("the name of a bucket is not an IP address");
    }
    if (!CHARACTERS.matcher(name).matches()) {
      return Optional.of(
          "the name of a bucket has only lowercase letters, digits, dots and hyphens");
    }
    if (!ENDS.matcher(name).matches() || name.contains("..")) {
      return Optional.of(
          "the name of a bucket begins and ends with a letter or digit, and has no two dots in a row");
    }
    // S3A takes the bucket from there (S3AFileSystem.initialize), and Java finds none if a name has
    // an underscore, or several parts of which the last begins with a digit.
    return hasHost()
        ? Optional.empty()
        : Optional.of("Java finds no host in s3a://%s/, and S3A does not open it".formatted(name));
  }

  /**
   * Returns why a bucket of this name cannot be made any more, though stores may have older ones;
   * empty if it can.
   */
  public Optional<String> whyNotMadeToday() {
    if (CAPITALS.matcher(name).matches()) {
      return Optional.of("the name of a new bucket has no capital letters");
    }
    return name.length() > LONGEST
        ? Optional.of("the name of a new bucket has at most %d characters".formatted(LONGEST))
        : Optional.empty();
  }

  private boolean hasHost() {
    try {
      return new URI("s3a://" + name + "/").getHost() != null;
    } catch (URISyntaxException notEvenAUrl) {
      return false;
    }
  }
}
