package org.s3aharness.release.jars;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the Maven coordinates of a jar, without classifier and type.
 *
 * @param group such as {@code software.amazon.awssdk}
 * @param name such as {@code bundle}
 * @param version such as {@code 2.35.4}; {@link #UNKNOWN} where a jar does not say
 */
public record Artifact(String group, String name, String version) {
  /** The text that stands for an unknown version. */
  public static final String UNKNOWN = "unknown";

  private static final Pattern COORDINATES = Pattern.compile("([\\w.-]+):([\\w.-]+):([\\w.+-]+)");

  /** Reads {@code group:name:version}; empty for any other text, such as a path. */
  public static Optional<Artifact> parse(String text) {
    Matcher matcher = COORDINATES.matcher(text);
    return matcher.matches()
        ? Optional.of(new Artifact(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  /** Returns the coordinates without the version, which two builds of one library share. */
  public String library() {
    return group + ":" + name;
  }

  @Override
  public String toString() {
    return library() + ":" + version;
  }
}
