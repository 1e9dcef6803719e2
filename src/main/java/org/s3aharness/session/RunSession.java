package org.s3aharness.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.judge.RunKeys;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.run.Fleet;
import org.s3aharness.harness.run.InfrastructureException;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.RunServices;
import org.s3aharness.harness.run.RunSettings;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.ResultSink;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.format.EnvironmentFile;
import org.s3aharness.session.store.StoreStart;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A store, agents and what else runs need, started in order. Closing a session ends what it started
 * in the reverse order, and so does a signal that ends the JVM. A session has one run at a time.
 */
public final class RunSession implements AutoCloseable {
  private final RunDirectory directory;
  private final SessionListener listener;
  private final ResourceStack parts;
  private final InterruptHook hook;
  private final CompletableFuture<StoreUnavailableException> lost = new CompletableFuture<>();
  private Path work;
  private Store store;
  private PlaceAllocator places;
  private KmsKeyManager keys;
  private RunKeys runKeys;
  private Fleet fleet;
  private List<ReleasePair> pairs;
  private EnvironmentFile environment;
  private volatile Run run;
  private volatile Runnable whenInterrupted = () -> {};

  private RunSession(RunDirectory directory, SessionListener listener) {
    this.directory = directory;
    this.listener = listener;
    this.parts = new ResourceStack(listener::progress);
    // Last: a signal may come at once.
    this.hook = new InterruptHook(this::interrupted);
  }

  /**
   * Starts everything. What was started is ended again when a step fails.
   *
   * @param directory receives logs and {@code environment.json}
   * @param approval is asked before anything is made on the store
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
      session.blameStore(e);
      throw e;
    } finally {
      session.hook.startHasEnded();
    }
  }

  private void begin(SessionSettings settings, Approval approval) throws IOException {
    String runId = "r" + Long.toString(System.currentTimeMillis(), 36);
    work =
        parts.started(WorkDirectory.create(Path.of(System.getProperty("java.io.tmpdir")))).path();
    // Releases and store both take seconds to be ready, and on a new machine a download each.
    CompletableFuture<List<Release>> resolving =
        CompletableFuture.supplyAsync(() -> resolve(settings.releases()));
    StoreStart start = new StoreStart(directory.storeLog(), listener::progress, parts::started);
    store = parts.started(settings.store().open(start));
    store.lost().thenAccept(lost::complete);
    listener.progress("Store: " + storeName());
    environment =
        new EnvironmentFile(
            directory,
            settings.invocation(),
            runId,
            settings.store().provider().name(),
            settings.store().within());
    environment.begin(store);
    List<Release> releases = unlessLost(resolving);
    for (Release release : releases) {
      ReleaseResolver.checkExtra(release, settings.extraClasspath());
    }
    releases.forEach(release -> listener.progress("Release: " + release.description()));
    pairs = settings.releases().pairs(releases);
    long limit = settings.maxRequests().orElse(defaultLimit(store));
    store.requests().limitTo(limit);
    approval.require(
        new Approval.Intent(store, runId, settings.store().within(), releases, pairs, limit));
    store.probe(
        runId,
        settings.store().settings().kmsKeys(),
        settings.store().within(),
        listener::progress);
    places = parts.started(PlaceAllocator.of(store, runId, settings.store().within()));
    places.within().ifPresent(place -> listener.progress("Confined to " + place.below(runId)));
    keys = parts.started(new KmsKeyManager(store, runId));
    runKeys = RunKeys.of(settings.store().keys(store, keys), work);
    AgentStarter agents =
        new AgentStarter(store, settings.hosts(), settings.extraClasspath(), directory, work);
    fleet = parts.started(agents.start(releases, settings.agents()));
    listener.progress("Agents: " + fleet.size());
    checkFeatures();
  }

  private static long defaultLimit(Store store) {
    return store.info().startedByUs() ? Long.MAX_VALUE : SessionSettings.DEFAULT_MAX_REQUESTS;
  }

  private List<Release> resolve(ReleaseChoice choice) {
    try {
      return choice.resolve(listener::progress);
    } catch (ReleaseException e) {
      throw new CompletionException(e);
    }
  }

  /** Waits for the releases, but not for a download that nobody can use. */
  private List<Release> unlessLost(CompletableFuture<List<Release>> resolving)
      throws ReleaseException {
    try {
      CompletableFuture.anyOf(resolving, lost).get();
      if (lost.isDone()) {
        throw lost.join();
      }
      return resolving.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfrastructureException("interrupted while waiting for the releases", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ReleaseException cause) {
        throw cause;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  /** Throws what was behind a failure to start, if the store was. */
  private void blameStore(Exception failure) {
    if (lost.isDone()) {
      StoreUnavailableException cause = lost.join();
      if (failure != cause) {
        cause.addSuppressed(failure);
      }
      throw cause;
    }
    if (failure instanceof SdkException) {
      throw new StoreUnavailableException(
          "The store failed while the run was made ready (%s): see store.log in the run directory, and run again."
              .formatted(failure.getMessage()),
          failure);
    }
  }

  /** A vendor may have backported a feature: then the table of features is wrong there. */
  private void checkFeatures() throws IOException {
    for (Release release : fleet.releases()) {
      if (release.features().isPresent()) {
        Set<String> asked = fleet.slots(release).get(0).info().features();
        release.features().get().differencesFrom(asked).forEach(listener::progress);
      }
    }
  }

  /**
   * Makes a run on what was started. The session closes it: when the session is closed itself, or
   * when the next run is made.
   *
   * @throws UsageException if a profile asks for what S3A does not have, or a release would change
   *     what is beside the place that the session is confined to
   */
  public Run newRun(RunScope scope, ResultSink results) {
    if (run != null) {
      parts.endNow(run);
    }
    Run made =
        parts.started(
            new Run(
                new RunSettings(
                    scope.selection(),
                    scope.baseConfigs(),
                    pairs,
                    DeclaredDeviations.load(),
                    scope.caseLimit()),
                new RunServices(store, places, keys, runKeys, fleet),
                results));
    run = made;
    lost.thenAccept(made::breakOff);
    return made;
  }

  /** Returns the store that was started, or connected to. */
  public Store store() {
    return store;
  }

  /** Returns the agents, each with its recorder. */
  public Fleet fleet() {
    return fleet;
  }

  /** Returns the directory that the session writes to. */
  public RunDirectory directory() {
    return directory;
  }

  /** Returns where files may be put that go when the session is closed. */
  public Path work() {
    return work;
  }

  /** Returns the file that says what was run on what. */
  EnvironmentFile environment() {
    return environment;
  }

  /** Returns the releases' names, as a list for a sentence. */
  public String releaseNames() {
    return String.join(", ", fleet.releases().stream().map(Release::name).toList());
  }

  /** Returns the store in a few words, such as {@code localstack 4.9.2 (host process, …)}. */
  public String storeName() {
    StoreInfo info = store.info();
    return "%s %s (%s, %s)"
        .formatted(info.kind(), info.version(), info.runs(), info.atRest().says());
  }

  /** Takes an action that is run first when a signal ends the JVM, in the place of any before. */
  public void whenInterrupted(Runnable action) {
    whenInterrupted = action;
  }

  /** What a signal leaves is incomplete, and never green. */
  private void interrupted() {
    try {
      whenInterrupted.run();
    } finally {
      if (run != null) {
        run.breakOff(new InfrastructureException("interrupted", null));
      }
      parts.end();
      listener.interrupted();
    }
  }

  @Override
  public void close() {
    parts.end();
    hook.close();
  }
}
