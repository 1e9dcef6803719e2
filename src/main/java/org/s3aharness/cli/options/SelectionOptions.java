package org.s3aharness.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.configuration.CredentialFileReader;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.ProfileDirectory;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.util.Installation;
import org.s3aharness.util.NearestNames;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which cases are run, and under which settings. */
public final class SelectionOptions {
  private static final int MOST_NAMES = 3;

  @Mixin BaseConfigOptions baseConfigOptions;

  @Option(
      names = "--profiles",
      paramLabel = "DIR",
      description =
          "The directory that holds the profiles. Default: the harness's own" + " test-configs.")
  Path profilesDirectory;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Runs only this profile. Repeatable.")
  List<String> profileNames = List.of();

  @Option(names = "--suite", paramLabel = "NAME", description = "Runs only this suite. Repeatable.")
  List<String> suites = List.of();

  @Option(
      names = "--case",
      paramLabel = "CASE",
      description =
          "Runs only this case. Give its id, a part of the id that no other id contains,"
              + " a pattern in which * stands for any text, or the number of a line at the end"
              + " of the last run. Repeatable.")
  List<String> cases = List.of();

  @ArgGroup(exclusive = true)
  ExtentOption extentOption = new ExtentOption();

  private List<Profile> loaded;

  /** The options that say how much is run: at most one of them may be given. */
  static final class ExtentOption {
    @Option(
        names = "--quick",
        description =
            "Runs only the simplest behaviours, with every profile, for a first answer."
                + " The end of the run says what that leaves out.")
    boolean quick;

    @Option(
        names = "--full",
        description =
            "Runs everything: each profile in every behaviour, all migrations and kills, and"
                + " networks that fail at random with 20 sequences of faults. What you name with"
                + " --profile, --suite or --case is run anyway.")
    boolean full;
  }

  /** Returns how much of all cases the user wants to run. */
  public Extent extent() {
    if (extentOption.quick) {
      return Extent.QUICK;
    }
    if (extentOption.full) {
      return Extent.FULL;
    }
    boolean named =
        profilesDirectory != null
            || !profileNames.isEmpty()
            || !suites.isEmpty()
            || !cases.isEmpty();
    return named ? Extent.NAMED : Extent.DEFAULT;
  }

  /**
   * Returns the cases to run.
   *
   * @param otherSuites the suites to run if the user names none; empty for all
   * @param scenario a class of the user's; empty for the suites
   * @param shard the part of the cases to run
   * @param runs the directory of the run directories, in which the last run is looked for
   * @throws UsageException if a profile cannot be used, or the last run has no line with the number
   *     given
   */
  public Selection selection(
      List<String> otherSuites, Optional<String> scenario, Shard shard, Path runs) {
    List<Profile> all = allProfiles();
    profileNames.forEach(name -> requireProfile(name, all));
    return new Selection(
        selectedProfiles(),
        suites.isEmpty() && cases.isEmpty() ? otherSuites : suites,
        cases.stream().flatMap(text -> LastRun.cases(text, runs).stream()).toList(),
        scenario,
        shard,
        extent(),
        isAboutBuckets());
  }

  /** Returns the user's own buckets, unless the user has named other profiles. */
  private List<Profile> selectedProfiles() {
    List<Profile> all = allProfiles();
    return isAboutBuckets()
        ? all.stream().filter(Profile::isOfConfiguration).toList()
        : ProfileDirectory.select(all, profileNames);
  }

  /** Says whether only the buckets of the user's configuration are judged. */
  public boolean isAboutBuckets() {
    return profileNames.isEmpty()
        && profilesDirectory == null
        && cases.stream().noneMatch(this::namesOtherProfile)
        && !baseConfigOptions.bucketProfiles().isEmpty();
  }

  /** Says whether the user leaves the choice of cases to the command. */
  public boolean isOpen() {
    return extent() == Extent.DEFAULT;
  }

  /**
   * Says whether a pattern names a profile that is not selected: a command that runs a case again
   * names the profile of the case.
   */
  private boolean namesOtherProfile(String pattern) {
    return fromDirectory().stream().anyMatch(profile -> pattern.contains("[" + profile + "]"));
  }

  private static void requireProfile(String name, List<Profile> all) {
    List<String> names = all.stream().map(Profile::name).toList();
    List<String> near = NearestNames.of(name, names, MOST_NAMES);
    if (!names.contains(name) && !near.isEmpty()) {
      throw new UsageException(
          "--profile %s: there is no such profile; the nearest are %s."
              .formatted(name, String.join(", ", near)));
    }
  }

  /** Returns every profile there is, selected or not. */
  public List<Profile> allProfiles() {
    return Stream.concat(baseConfigOptions.bucketProfiles().stream(), fromDirectory().stream())
        .toList();
  }

  private List<Profile> fromDirectory() {
    if (loaded == null) {
      CredentialFileReader copies = baseConfigOptions.credentialFiles();
      loaded =
          ProfileDirectory.load(
                  profilesDirectory == null ? Installation.profiles() : profilesDirectory)
              .stream()
              .map(profile -> copies.in(profile))
              .toList();
    }
    return loaded;
  }

  /**
   * Reads the configurations that are loaded before each profile.
   *
   * @throws UsageException when one cannot be read, or names a credential store that is elsewhere
   */
  public ClientConfiguration configuration() {
    ClientConfiguration configuration = baseConfigOptions.configuration();
    CredentialFileReader.requireLocal(configuration);
    return configuration;
  }

  /**
   * Returns the region that the user's files name, the configuration's before that of the selected
   * profiles; empty if none does.
   *
   * @throws UsageException when one cannot be read
   */
  public Optional<String> region() {
    Settings settings = configuration().settings();
    return configuration()
        .region()
        .or(
            () ->
                ProfileDirectory.select(allProfiles(), profileNames).stream()
                    .map(profile -> settings.with(profile.file()))
                    .flatMap(each -> ClientConfiguration.region(each).stream())
                    .findFirst());
  }
}
