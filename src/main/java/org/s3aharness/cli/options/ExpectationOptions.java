package org.s3aharness.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.ProfileDirectory;
import org.s3aharness.util.Installation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is expected of a job that the harness does not run itself. */
public final class ExpectationOptions {
  @Mixin BaseConfigOptions baseConfigOptions;

  @Option(
      names = "--profiles",
      paramLabel = "DIR",
      description =
          "The directory that holds the profile. Default: the harness's own test-configs.")
  Path profilesDirectory;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile that the command is judged by.")
  String profile;

  /**
   * Reads the profile.
   *
   * @return empty if none was given
   * @throws org.s3aharness.encryption.UsageException when there is no such profile
   */
  public Optional<Profile> profile() {
    if (profile == null) {
      return Optional.empty();
    }
    Path directory = profilesDirectory == null ? Installation.profiles() : profilesDirectory;
    return Optional.of(
        ProfileDirectory.select(ProfileDirectory.load(directory), List.of(profile)).get(0));
  }

  /**
   * Reads the configurations that say what is expected; they are loaded before the profile.
   *
   * @throws org.s3aharness.encryption.UsageException when one cannot be read
   */
  public ClientConfiguration configuration() {
    return baseConfigOptions.configuration();
  }
}
