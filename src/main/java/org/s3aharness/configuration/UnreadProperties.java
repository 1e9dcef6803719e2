package org.s3aharness.configuration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.util.NearestNames;

/** Finds settings that look as if they were about encryption and that a release does not read. */
public final class UnreadProperties {
  private static final Pattern ABOUT_ENCRYPTION =
      Pattern.compile(
          "fs\\.s3a(?=\\.).*(encr|crypt|(^|[.-])(sse|cse|kms)([.-]|$)).*",
          Pattern.CASE_INSENSITIVE);

  /** The edit distance from which two names are considered unrelated. */
  private static final int NEAR = 12;

  private UnreadProperties() {}

  /** Returns the names in the files that look as if they were about S3A's encryption. */
  public static Set<String> candidates(List<ConfigurationFile> files) {
    return files.stream()
        .flatMap(file -> file.properties().stream())
        .map(ConfigurationFile.Property::name)
        .filter(name -> ABOUT_ENCRYPTION.matcher(name).matches())
        .collect(Collectors.toSet());
  }

  /**
   * Returns the name most like this one among those that the release does read; empty if none is
   * near.
   */
  public static Optional<String> nearest(String unread, Set<String> read) {
    return NearestNames.nearest(unread, read, NEAR);
  }
}
