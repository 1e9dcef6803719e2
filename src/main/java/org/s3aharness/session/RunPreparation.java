package org.s3aharness.session;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.s3aharness.configuration.MissingClass;
import org.s3aharness.encryption.CredentialStores;
import org.s3aharness.encryption.Settings;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.run.RunServices;
import org.s3aharness.harness.run.agents.Fleet;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.jars.JarHash;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.format.EnvironmentFile;
import org.s3aharness.session.credential.AgentCredentialStores;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.session.store.StoreProxies;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreLogin;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;
import org.s3aharness.wire.recorder.CertificateAuthority;

/** Starts what the runs of a session need: store and keys, then agents that know both. */
final class RunPreparation {
  /** The first letter of the ids of such sessions. */
  private static final char RUN = 'r';

  /**
   * Holds what was started.
   *
   * @param environment records what is run on what
   * @param pairs the releases to judge together; empty if each is judged alone
   */
  record Prepared(EnvironmentFile environment, List<ReleasePair> pairs, RunServices services) {}

  private final SessionSettings settings;
  private final RunDirectory directory;
  private final SessionListener listener;
  private final SessionResources resources;
  private final StoreWatch storeWatch;

  RunPreparation(
      SessionSettings settings,
      RunDirectory directory,
      SessionListener listener,
      SessionResources resources,
      StoreWatch storeWatch) {
    this.settings = settings;
    this.directory = directory;
    this.listener = listener;
    this.resources = resources;
    this.storeWatch = storeWatch;
  }

  /** Starts everything; what was started before a step failed is among the resources. */
  Prepared prepare(Approval approval) throws IOException {
    // Releases and store both take seconds to be ready, and on a new machine a download each.
    CompletableFuture<List<Release>> resolving = CompletableFuture.supplyAsync(this::resolve);
    CompletableFuture<CertificateAuthority> authority =
        CompletableFuture.supplyAsync(CertificateAuthority::create);
    if (!settings.configuration().files().isEmpty()) {
      checkClasses(storeWatch.await("the releases", resolving));
    }
    readJars(resolving, authority);
    StoreChoice choice = settings.store();
    List<Settings> variants = settings.variants(Settings.empty());
    try (StartingFleet starting =
        new StartingFleet(settings, directory, resources, variants, resolving, authority)) {
      // The agents' JVMs start while the store does or, if it is there already, while it is tried.
      Optional<StoreLogin> login = choice.login();
      if (login.isPresent()) {
        starting.begin(login.get());
      }
      SessionStore opened =
          SessionStore.open(
              RUN,
              choice,
              settings.invocation(),
              directory,
              listener,
              resources,
              storeWatch::watch);
      Store store = opened.store();
      StoreProxies.check(System.getenv(), store.s3Endpoint());
      String runId = opened.runId();
      List<Release> releases = storeWatch.await("the releases", resolving);
      releases.forEach(release -> listener.progress("Release: " + release.description()));
      List<ReleasePair> pairs = settings.releases().pairs(releases);
      long limit = settings.maxRequests().orElse(defaultLimit(opened));
      store.requests().limitTo(limit);
      approval.require(new Approval.Intent(store, runId, choice.within(), releases, pairs, limit));
      if (!starting.hasBegun()) {
        starting.begin(StoreLogin.of(store));
      }
      store.probe(runId, choice.settings().kmsKeys(), choice.within(), listener::progress);
      PlaceAllocator places = PlaceAllocator.of(store, runId, choice.within());
      if (!store.info().startedByUs()) { // else they end with it
        resources.started(places);
      }
      places.within().ifPresent(place -> listener.progress("Confined to " + place.below(runId)));
      KmsKeyManager kms = resources.started(new KmsKeyManager(store, runId));
      RunKeys keys = choice.keys(store, kms, opened.work());
      keys.prepareFor(variants);
      if (!settings.extraClasspath().isEmpty()) {
        keys.makeAll(); // what a scenario of the user's will name is not known
      }
      Fleet fleet = resources.started(starting.await(store));
      listener.progress("Agents: " + fleet.size());
      checkFeatures(fleet);
      CredentialStores credentialStores =
          new AgentCredentialStores(
              fleet.slots().get(0).process().agent(),
              settings.configuration(),
              keys.credentialFile());
      List<String> standIns = standIns(new StandIns(store, keys, runId), keys, credentialStores);
      return new Prepared(
          opened.environment(),
          pairs,
          new RunServices(
              store, places, kms, keys, fleet, starting.accessKeys(), credentialStores, standIns));
    }
  }

  /**
   * Reads the jars of the releases for their hashes, which go into {@code environment.json}, while
   * the store starts and a processor is idle. Whoever needs a hash that cannot be read is told why.
   */
  private static void readJars(
      CompletableFuture<List<Release>> releases, CompletableFuture<CertificateAuthority> first) {
    releases.thenAcceptBothAsync(
        first,
        (resolved, authority) -> {
          for (Release release : resolved) {
            release.classpath().forEach(JarHash::readAhead);
          }
        });
  }

  /** Makes the keys that the settings name, and returns a line for each. */
  private List<String> standIns(
      StandIns standIns, RunKeys keys, CredentialStores credentialStores) {
    settings
        .variants(Settings.empty().reading(credentialStores).with(keys.variables()))
        .forEach(standIns::makeKeys);
    standIns.lines().forEach(line -> listener.progress("Stand-in: " + line));
    return standIns.lines();
  }

  /** Checks that the releases have the classes that the user's files name. */
  private void checkClasses(List<Release> releases) throws ReleaseException {
    Settings own = Settings.empty().with(settings.configuration().files());
    for (Release release : releases) {
      MissingClass.check(own, release, settings.extraClasspath());
    }
  }

  private static long defaultLimit(SessionStore opened) {
    return opened.isOurs() ? Long.MAX_VALUE : SessionSettings.DEFAULT_MAX_REQUESTS;
  }

  private List<Release> resolve() {
    try {
      List<Release> releases = settings.releases().resolve(listener::progress);
      for (Release release : releases) {
        ReleaseResolver.checkExtra(release, settings.extraClasspath());
      }
      return releases;
    } catch (ReleaseException e) {
      throw new CompletionException(e);
    }
  }

  /** Reports where the table of features is wrong: a vendor may have backported a feature. */
  private void checkFeatures(Fleet fleet) {
    for (Release release : fleet.releases()) {
      if (release.features().isPresent()) {
        Set<String> asked = fleet.slots(release).get(0).info().features();
        release.features().get().differencesFrom(asked).forEach(listener::progress);
      }
    }
  }
}
