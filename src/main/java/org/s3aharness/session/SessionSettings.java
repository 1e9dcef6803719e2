package org.s3aharness.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.report.Invocation;
import org.s3aharness.session.release.ReleaseChoice;
import org.s3aharness.session.store.StoreChoice;

/**
 * The settings from which a session starts.
 *
 * @param store the store, and what its user says about it
 * @param releases the releases under test
 * @param configuration the user's own files; the hosts that they name are routed to the store
 * @param profiles those that the session's runs may use; what they name is created, too
 * @param extraClasspath files and directories that are appended to each release's classpath
 * @param agents the number of agents of each release, 1 or more
 * @param maxRequests the number of requests to the store after which a run ends early, 1 or more;
 *     empty for {@value #DEFAULT_MAX_REQUESTS} on a store that already runs, and for no limit on
 *     one that is started
 * @param invocation the command line, for {@code environment.json}
 */
public record SessionSettings(
    StoreChoice store,
    ReleaseChoice releases,
    ClientConfiguration configuration,
    List<Profile> profiles,
    List<Path> extraClasspath,
    int agents,
    OptionalLong maxRequests,
    Invocation invocation) {
  private static final String ANY_BUCKET = "any-bucket";

  /** The limit on a store that already runs, unless another one is asked for. */
  public static final long DEFAULT_MAX_REQUESTS = 250_000;

  /** Copies the lists. */
  public SessionSettings {
    profiles = List.copyOf(profiles);
    extraClasspath = List.copyOf(extraClasspath);
  }

  /** Returns settings for one agent of each release, without anything optional. */
  public static SessionSettings of(
      StoreChoice store, ReleaseChoice releases, Invocation invocation) {
    return new SessionSettings(
        store,
        releases,
        ClientConfiguration.NONE,
        List.of(),
        List.of(),
        1,
        OptionalLong.empty(),
        invocation);
  }

  /** Returns these settings with a user's own configuration. */
  public SessionSettings withConfiguration(ClientConfiguration files) {
    return new SessionSettings(
        store, releases, files, profiles, extraClasspath, agents, maxRequests, invocation);
  }

  /** Returns these settings with these profiles. */
  public SessionSettings withProfiles(List<Profile> some) {
    return new SessionSettings(
        store, releases, configuration, some, extraClasspath, agents, maxRequests, invocation);
  }

  /**
   * Returns the settings in the user's files: those of the configuration alone, then those with
   * each profile over it.
   *
   * @param beneath the settings that lie beneath them
   */
  List<Settings> variants(Settings beneath) {
    Settings own = beneath.with(configuration.files());
    List<Settings> variants = new ArrayList<>(List.of(own));
    profiles.forEach(profile -> variants.add(own.with(profile.forBucket(ANY_BUCKET))));
    return variants;
  }

  /**
   * Returns these settings with a LocalStack in place of the store, which must already run, and
   * without a limit, since all requests are to be counted.
   */
  public SessionSettings rehearsed() {
    return new SessionSettings(
        store.rehearsed(),
        releases,
        configuration,
        profiles,
        extraClasspath,
        agents,
        OptionalLong.of(Long.MAX_VALUE),
        invocation);
  }
}
