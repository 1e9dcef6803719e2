package org.s3aharness.session.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.Settings;

/**
 * The file with the password of credential stores, which Hadoop looks for on the classpath
 * (CredentialProviderAPI.md, "Keystore Passwords"). On a cluster, the classpath contains the
 * directory of the configuration. An agent gets only the file, since it would load the
 * configuration twice with the directory.
 */
public final class PasswordFile {
  private static final String NAME =
      "hadoop.security.credstore.java-keystore-provider.password-file";

  private static final String VARIABLE = "HADOOP_CREDSTORE_PASSWORD";

  private PasswordFile() {}

  /**
   * Copies the files that settings name, if they are beside the configuration that names them.
   *
   * @param work a directory that only its owner can read
   * @return the directories to add to the classpath; none where the settings name no such file
   */
  public static List<Path> copies(List<Settings> variants, Path work) throws IOException {
    Path copies = work.resolve("passwords");
    for (Settings settings : variants) {
      Optional<String> name = settings.get(NAME);
      Optional<Path> file =
          name.flatMap(
              each ->
                  settings.origin(NAME).map(Location::file).map(from -> from.resolveSibling(each)));
      if (file.filter(Files::isReadable).isPresent()) {
        Path copy = copies.resolve(file.get().getFileName().toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file.get()));
      }
    }
    return Files.isDirectory(copies) ? List.of(copies) : List.of();
  }

  /**
   * Returns the passwords of credential stores: those in copies, and that of the environment.
   *
   * @param copies the directories of the copies
   */
  public static List<String> passwords(List<Path> copies, Map<String, String> environment)
      throws IOException {
    List<String> passwords = new ArrayList<>();
    Optional.ofNullable(environment.get(VARIABLE)).ifPresent(passwords::add);
    for (Path directory : copies) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.sorted().toList()) {
          passwords.add(Files.readString(file).strip());
        }
      }
    }
    return passwords;
  }
}
