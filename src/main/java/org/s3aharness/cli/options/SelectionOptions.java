package org.s3aharness.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.ProfileDirectory;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.session.Home;
import picocli.CommandLine.Option;

/** Which cases are run, under which settings. */
public final class SelectionOptions {
  @Option(
      names = "--base-config",
      paramLabel = "FILE",
      description =
          "A core-site.xml that lies beneath every profile; more than one in their order.")
  List<Path> baseConfigs = List.of();

  @Option(
      names = "--hadoop-conf",
      paramLabel = "PATH",
      description =
          "The client configuration of a cluster, beneath every profile and --base-config: a"
              + " directory such as /etc/hadoop/conf, or spark-defaults.conf; repeatable.")
  List<Path> configurations = List.of();

  @Option(
      names = "--profiles",
      paramLabel = "DIR",
      description = "Where the profiles are; the harness's own test-configs unless told.")
  Path profilesDirectory;

  @Option(names = "--profile", paramLabel = "NAME", description = "Only this profile; repeatable.")
  List<String> profileNames = List.of();

  @Option(names = "--suite", paramLabel = "NAME", description = "Only this suite; repeatable.")
  List<String> suites = List.of();

  @Option(
      names = "--case",
      paramLabel = "PATTERN",
      description = "Only cases whose id matches; * stands for any text; repeatable.")
  List<String> cases = List.of();

  /**
   * @param otherSuites those to run when the user names none; empty for all
   * @param scenario a class of the user's; empty for the suites
   * @param shard the part to run
   * @throws UsageException when a profile cannot be used
   */
  public Selection selection(List<String> otherSuites, Optional<String> scenario, Shard shard) {
    return new Selection(
        ProfileDirectory.select(allProfiles(), profileNames),
        suites.isEmpty() && cases.isEmpty() ? otherSuites : suites,
        cases.stream().map(CasePattern::of).toList(),
        scenario,
        shard);
  }

  /** Those that there are, selected or not. */
  public List<Profile> allProfiles() {
    return ProfileDirectory.load(profilesDirectory == null ? Home.profiles() : profilesDirectory);
  }

  /**
   * Reads the configurations that lie beneath every profile.
   *
   * @throws UsageException when one cannot be read
   */
  public List<ConfigurationFile> baseConfigs() {
    return Stream.concat(
            ClientConfiguration.readInPlace(configurations).files().stream(),
            baseConfigs.stream().map(ConfigurationFile::read))
        .toList();
  }

  /** Returns the region that these base configurations name; empty if none does. */
  public static Optional<String> regionOf(List<ConfigurationFile> baseConfigs) {
    Settings settings = Settings.empty();
    for (ConfigurationFile base : baseConfigs) {
      settings = settings.with(base);
    }
    return settings.get("fs.s3a.endpoint.region");
  }
}
