package org.s3aharness.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.s3aharness.agent.Agent;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.configuration.CredentialFileReader;
import org.s3aharness.configuration.HadoopCredentialStores;
import org.s3aharness.configuration.explain.Explainer;
import org.s3aharness.configuration.explain.Explanation;
import org.s3aharness.encryption.CredentialFile;
import org.s3aharness.encryption.CredentialStores;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.AgentOptions;
import org.s3aharness.release.AgentProcess;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.ReleaseNames;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.session.credential.PasswordFile;

/** Explains a configuration with agents, but without a store. */
public final class ExplainSession {
  /**
   * The release whose own reading is asked for when no release is named, if it is on this machine.
   */
  private static final String DEFAULT_RELEASE = "3.4.3";

  private ExplainSession() {}

  /**
   * Explains what a user gives.
   *
   * @param given directories, archives and files of configuration
   * @param credentialFiles replace credential stores that are on other machines
   * @param buckets the buckets to explain; empty for all that the files name, and any other
   * @param releases the releases to explain; empty for all that the harness knows
   * @param extraClasspath is appended to the classpath of each release
   * @param listener receives lines for a person, and is told of a signal
   * @throws ReleaseException when a release cannot be had or started
   * @throws IOException when an agent does not answer
   * @throws org.s3aharness.encryption.UsageException when the configuration cannot be read
   */
  public static Explanation explain(
      List<Path> given,
      CredentialFileReader credentialFiles,
      List<String> buckets,
      List<String> releases,
      List<Path> extraClasspath,
      SessionListener listener)
      throws IOException {
    try (SessionResources resources = new SessionResources(listener)) {
      ClientConfiguration configuration;
      Map<Release, Agent> hadoops;
      try {
        Path work = resources.workDirectory();
        configuration = ClientConfiguration.read(given, work);
        AgentOptions options = options(configuration, extraClasspath, work);
        hadoops = start(resolve(releases, listener::progress), options, resources);
      } finally {
        resources.startHasEnded();
      }
      CredentialStores stores =
          hadoops.isEmpty()
              ? CredentialFile::read
              : new HadoopCredentialStores(hadoops.values().iterator().next(), configuration);
      return new Explainer(configuration, credentialFiles, stores, extraClasspath)
          .explain(buckets, hadoops, releases.isEmpty());
    }
  }

  private static List<Release> resolve(List<String> names, Consumer<String> progress)
      throws ReleaseException {
    ReleaseResolver resolver = new ReleaseResolver();
    List<Release> releases = new ArrayList<>();
    for (String name : names) {
      releases.add(new ReleaseNames(resolver, Optional.empty()).named(name, progress));
    }
    if (names.isEmpty() && resolver.isAtHand(DEFAULT_RELEASE)) {
      releases.add(resolver.fromCentral(DEFAULT_RELEASE, progress));
    }
    return releases;
  }

  /** Starts agents in parallel. Those that were started end with the session. */
  private static Map<Release, Agent> start(
      List<Release> releases, AgentOptions options, SessionResources resources)
      throws ReleaseException {
    Map<Release, CompletableFuture<Agent>> starting = new LinkedHashMap<>();
    for (Release release : releases) {
      starting.put(
          release, CompletableFuture.supplyAsync(() -> startOne(release, options, resources)));
    }
    Map<Release, Agent> started = new LinkedHashMap<>();
    ReleaseException failure = null;
    for (Map.Entry<Release, CompletableFuture<Agent>> each : starting.entrySet()) {
      try {
        started.put(each.getKey(), each.getValue().join());
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof ReleaseException cause)) {
          throw e;
        }
        failure = cause;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return started;
  }

  private static Agent startOne(Release release, AgentOptions options, SessionResources resources) {
    try {
      return resources.started(AgentProcess.start(release, options.named(release.name()))).agent();
    } catch (ReleaseException e) {
      throw new CompletionException(e);
    }
  }

  private static AgentOptions options(
      ClientConfiguration configuration, List<Path> extraClasspath, Path work) throws IOException {
    List<Path> classpath = new ArrayList<>(extraClasspath);
    classpath.addAll(
        PasswordFile.copies(List.of(Settings.empty().with(configuration.files())), work));
    return AgentOptions.named("explain", work, work.resolve("explain.log"))
        .withExtraClasspath(classpath)
        .withEnvironment(configuration.environment(System.getenv()));
  }
}
