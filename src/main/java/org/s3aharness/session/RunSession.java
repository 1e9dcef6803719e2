package org.s3aharness.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.s3aharness.configuration.MissingClass;
import org.s3aharness.encryption.CredentialStores;
import org.s3aharness.encryption.Settings;
import org.s3aharness.harness.judge.RunKeys;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.RunServices;
import org.s3aharness.harness.run.RunSettings;
import org.s3aharness.harness.run.agents.Fleet;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.harness.verdict.ResultSink;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunSubject;
import org.s3aharness.report.format.EnvironmentFile;
import org.s3aharness.session.credential.AgentCredentialStores;
import org.s3aharness.session.credential.ClientIdentity;
import org.s3aharness.session.credential.PasswordFile;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.store.Store;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;
import org.s3aharness.wire.secret.SecretKind;

/**
 * Starts a store, agents and whatever else runs need, in order. Closing a session ends what it
 * started in the reverse order, and so does a signal that ends the JVM. A session has one run at a
 * time.
 */
public final class RunSession implements AutoCloseable {
  /** The first letter of the ids of such sessions. */
  private static final char RUN = 'r';

  private final RunDirectory directory;
  private final SessionListener listener;
  private final SessionResources resources;
  private final StoreWatch storeWatch = new StoreWatch();
  private EnvironmentFile environment;
  private List<ReleasePair> pairs;
  private RunServices services;
  private volatile Run run;
  private volatile Runnable whenInterrupted = () -> {};

  private RunSession(RunDirectory directory, SessionListener listener) {
    this.directory = directory;
    this.listener = listener;
    // This comes last, since a signal may come at once.
    this.resources = new SessionResources(listener, this::interrupted);
  }

  /**
   * Starts everything. If a step fails, whatever was started is ended.
   *
   * @param directory receives logs and {@code environment.json}
   * @param approval is asked before anything is created on the store
   * @throws UsageException if a setting cannot be used, or the approval is not given
   * @throws ReleaseException if a release does not exist, or cannot be had
   * @throws StoreUnavailableException if the store cannot be started, or does not answer
   * @throws InfrastructureException if an agent or a recorder cannot be started
   * @throws IOException if a file cannot be written
   */
  public static RunSession start(
      SessionSettings settings, RunDirectory directory, Approval approval, SessionListener listener)
      throws IOException {
    RunSession session = new RunSession(directory, listener);
    try {
      session.begin(settings, approval);
      return session;
    } catch (IOException | RuntimeException e) {
      session.close();
      session.storeWatch.throwIfToBlame(e);
      throw e;
    } finally {
      session.resources.startHasEnded();
    }
  }

  private void begin(SessionSettings settings, Approval approval) throws IOException {
    // Releases and store both take seconds to be ready, and on a new machine a download each.
    CompletableFuture<List<Release>> resolving =
        CompletableFuture.supplyAsync(() -> resolve(settings));
    if (!settings.configuration().files().isEmpty()) {
      checkClasses(settings, storeWatch.await("the releases", resolving));
    }
    StoreChoice choice = settings.store();
    SessionStore opened =
        SessionStore.open(
            RUN, choice, settings.invocation(), directory, listener, resources, storeWatch::watch);
    Store store = opened.store();
    String runId = opened.runId();
    environment = opened.environment();
    List<Release> releases = storeWatch.await("the releases", resolving);
    releases.forEach(release -> listener.progress("Release: " + release.description()));
    pairs = settings.releases().pairs(releases);
    long limit = settings.maxRequests().orElse(defaultLimit(opened));
    store.requests().limitTo(limit);
    approval.require(new Approval.Intent(store, runId, choice.within(), releases, pairs, limit));
    store.probe(runId, choice.settings().kmsKeys(), choice.within(), listener::progress);
    PlaceAllocator places = resources.started(PlaceAllocator.of(store, runId, choice.within()));
    places.within().ifPresent(place -> listener.progress("Confined to " + place.below(runId)));
    KmsKeyManager kms = resources.started(new KmsKeyManager(store, runId));
    RunKeys keys = RunKeys.of(choice.keys(store, kms), opened.work());
    ClientIdentity identity =
        resources.started(
            ClientIdentity.start(settings.variants(Settings.empty()), store, System.getenv()));
    List<Path> passwordFiles =
        PasswordFile.copies(settings.variants(Settings.empty()), opened.work());
    List<Path> classpath = new ArrayList<>(settings.extraClasspath());
    classpath.addAll(passwordFiles);
    AgentStarter agents =
        new AgentStarter(
            store, settings.configuration(), identity, classpath, directory, opened.work());
    Fleet fleet = resources.started(agents.start(releases, settings.agents()));
    listener.progress("Agents: " + fleet.size());
    for (String password : PasswordFile.passwords(passwordFiles, System.getenv())) {
      fleet
          .slots()
          .forEach(slot -> slot.recorder().secrets().addText(SecretKind.STORE_PASSWORD, password));
    }
    checkFeatures(fleet);
    StandIns standIns = new StandIns(store, keys, runId);
    CredentialStores credentialStores =
        new AgentCredentialStores(
            fleet.slots().get(0).process().agent(),
            settings.configuration(),
            keys.variable("s3aharness.jceks.sse-c"));
    settings
        .variants(Settings.empty().reading(credentialStores).with(keys.variables()))
        .forEach(standIns::makeKeys);
    standIns.lines().forEach(line -> listener.progress("Stand-in: " + line));
    services =
        new RunServices(
            store,
            places,
            kms,
            keys,
            fleet,
            identity.accessKeys(),
            credentialStores,
            standIns.lines());
  }

  /** Checks that the releases have the classes that the user's files name. */
  private static void checkClasses(SessionSettings settings, List<Release> releases) {
    Settings own = Settings.empty().with(settings.configuration().files());
    releases.forEach(release -> MissingClass.check(own, release, settings.extraClasspath()));
  }

  private static long defaultLimit(SessionStore opened) {
    return opened.isOurs() ? Long.MAX_VALUE : SessionSettings.DEFAULT_MAX_REQUESTS;
  }

  private List<Release> resolve(SessionSettings settings) {
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
  private void checkFeatures(Fleet fleet) throws IOException {
    for (Release release : fleet.releases()) {
      if (release.features().isPresent()) {
        Set<String> asked = fleet.slots(release).get(0).info().features();
        release.features().get().differencesFrom(asked).forEach(listener::progress);
      }
    }
  }

  /**
   * Creates a run on what was started. The session closes the run when the session is closed or the
   * next run is created.
   *
   * @throws UsageException if a profile asks for what S3A does not have, or a release would change
   *     something outside the place that the session is confined to
   */
  public Run newRun(RunScope scope, ResultSink results) {
    if (run != null) {
      resources.endNow(run);
    }
    RunSettings settings =
        new RunSettings(
            scope.selection(),
            scope.baseConfigs(),
            pairs,
            DeclaredDeviations.load(),
            scope.caseLimit());
    Run made = resources.started(new Run(settings, services, results));
    run = made;
    storeWatch.whenLost(made::breakOff);
    return made;
  }

  /** Returns the store that was started, or connected to. */
  public Store store() {
    return services.store();
  }

  /** Returns the agents, each with its recorder. */
  public Fleet fleet() {
    return services.fleet();
  }

  /** Returns the file that records what was run on what. */
  EnvironmentFile environment() {
    return environment;
  }

  /** Returns the subject of the session's runs. */
  public RunSubject subject() {
    return new RunSubject(fleet().releases(), store().info());
  }

  /** Sets the action that is run first when a signal ends the JVM, and replaces the one before. */
  void whenInterrupted(Runnable action) {
    whenInterrupted = action;
  }

  /** Handles a signal. What it leaves is incomplete, and never green. */
  private void interrupted() {
    try {
      whenInterrupted.run();
    } finally {
      if (run != null) {
        run.breakOff(new InfrastructureException("interrupted", null));
      }
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
