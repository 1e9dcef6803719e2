package org.s3aharness.encryption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Loads the profiles of a directory, one from each file. */
public final class ProfileDirectory {
  private static final String SUFFIX = ".xml";

  private ProfileDirectory() {}

  /**
   * Loads every {@code *.xml} of a directory in the order of their names.
   *
   * @throws UsageException when the directory or one of its files cannot be used, or the directory
   *     has none
   */
  public static List<Profile> load(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new UsageException("Profiles: " + directory + " is not a directory.");
    }
    List<Profile> profiles;
    try (Stream<Path> files = Files.list(directory)) {
      profiles =
          files
              .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
              .sorted()
              .map(ProfileDirectory::profile)
              .toList();
    } catch (IOException e) {
      throw new UsageException("Profiles: cannot list " + directory + ": " + e.getMessage(), e);
    }
    if (profiles.isEmpty()) {
      throw new UsageException("Profiles: " + directory + " holds no *.xml file.");
    }
    return profiles;
  }

  /**
   * Returns the profiles with the given names.
   *
   * @throws UsageException when there is no such profile; the message lists those that exist
   */
  public static List<Profile> select(List<Profile> profiles, List<String> names) {
    if (names.isEmpty()) {
      return profiles;
    }
    List<String> known = profiles.stream().map(Profile::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new UsageException(
            "--profile "
                + name
                + ": there is no such profile; there are "
                + String.join(", ", known)
                + ".");
      }
    }
    return profiles.stream().filter(profile -> names.contains(profile.name())).toList();
  }

  private static Profile profile(Path file) {
    String fileName = file.getFileName().toString();
    return new Profile(
        fileName.substring(0, fileName.length() - SUFFIX.length()), ConfigurationFile.read(file));
  }
}
