package org.s3aharness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.ExitCode;
import org.s3aharness.cli.options.ReleaseChoice;
import org.s3aharness.cli.options.StoreOptions;
import org.s3aharness.harness.SuiteRunner;
import org.s3aharness.harness.judge.RunKeys;
import org.s3aharness.harness.plan.CasePlan;
import org.s3aharness.harness.plan.ProfileModes;
import org.s3aharness.harness.run.Fleet;
import org.s3aharness.harness.run.InfrastructureException;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.RunServices;
import org.s3aharness.harness.run.RunSettings;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.ResultSink;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.format.EnvironmentFile;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Everything a run needs, started in order, and ended in the reverse order: when it is closed, and
 * as well when the JVM is told to end.
 */
final class RunSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunSession.class);

  /** So long a start may take to end once it is told to. */
  private static final long SECONDS_TO_STOP_STARTING = 20;

  private final ResourceStack parts;
  private final ReentrantLock starting = new ReentrantLock();
  private final Thread starter = Thread.currentThread();
  private final CompletableFuture<StoreUnavailableException> lost = new CompletableFuture<>();
  private final Thread onShutdown = new Thread(this::interrupted, "shutdown");
  private Path work;
  private volatile Run run;
  private EnvironmentFile environment;
  private String storeName;
  private volatile Runnable whenInterrupted = () -> {};

  private RunSession(Console console) {
    this.parts = new ResourceStack(console::progress);
  }

  /** Starts everything; what was started is ended again when a step fails. */
  static RunSession start(
      RunRequest request, RunDirectory directory, ResultSink results, Console console)
      throws Exception {
    RunSession session = new RunSession(console);
    session.starting.lock();
    try {
      Runtime.getRuntime().addShutdownHook(session.onShutdown);
      session.begin(request, directory, results, console);
      return session;
    } catch (Exception e) {
      session.close();
      throw session.explained(e);
    } finally {
      session.starting.unlock();
    }
  }

  private void begin(
      RunRequest request, RunDirectory directory, ResultSink results, Console console)
      throws Exception {
    String runId = "r" + Long.toString(System.currentTimeMillis(), 36);
    work =
        parts.started(WorkDirectory.create(Path.of(System.getProperty("java.io.tmpdir")))).path();
    ReleaseChoice choice = request.releases();
    List<Path> extraClasspath = choice.extraClasspath();
    // Both take seconds, and on a new machine a download each.
    CompletableFuture<List<Release>> resolving =
        CompletableFuture.supplyAsync(() -> resolve(choice, console));
    StoreOptions options = request.store();
    Store store =
        parts.started(
            options.connect(
                request.regionOfBaseConfigs(),
                directory.storeLog(),
                console::progress,
                parts::started));
    store.lost().thenAccept(lost::complete);
    storeName = describe(store.info());
    console.progress("Store: " + storeName);
    environment =
        new EnvironmentFile(
            directory, request.invocation(), runId, options.kind().toString(), options.within());
    environment.begin(store);
    List<Release> releases = unlessLost(resolving);
    releases.forEach(release -> console.progress("Release: " + release.description()));
    permit(request, store, runId, releases, console);
    options.probe(store, runId, console::progress);
    PlaceAllocator places = parts.started(options.places(store, runId));
    places.within().ifPresent(place -> console.progress("Confined to " + place.below(runId)));
    KmsKeyManager keys = parts.started(new KmsKeyManager(store, runId));
    List<KmsKey> kmsKeys = options.keys(store, keys);
    AgentStarter agents = new AgentStarter(store, extraClasspath, directory, work);
    Fleet fleet = parts.started(agents.start(releases, request.parallel()));
    console.progress("Agents: " + fleet.size());
    checkFeatures(fleet, console);
    run =
        parts.started(
            new Run(
                new RunSettings(
                    request.selection(),
                    request.baseConfigs(),
                    choice.crossings(releases),
                    DeclaredDeviations.load(),
                    request.caseLimit()),
                new RunServices(store, places, keys, RunKeys.of(kmsKeys, work), fleet),
                results));
    lost.thenAccept(run::breakOff);
  }

  /** Sets the limit, and asks whoever is to be asked. */
  private static void permit(
      RunRequest request, Store store, String runId, List<Release> releases, Console console) {
    long limit = request.consent().maxRequests(store.info().startedByUs());
    if (!request.store().isRehearsing()) {
      store.requests().limitTo(limit);
    }
    if (request.store().asksForConsent()) {
      int cases =
          new CasePlan(
                  request.selection(),
                  releases,
                  request.releases().crossings(releases),
                  new ProfileModes(request.baseConfigs()))
              .cases(SuiteRunner.SUITES)
              .size();
      Consent.plan(store, runId, request.store().within(), cases, limit).forEach(console::say);
      if (!request.consent().yes) {
        Consent.ask(console::say);
      }
    }
  }

  private static List<Release> resolve(ReleaseChoice choice, Console console) {
    try {
      return choice.resolve(console::progress);
    } catch (ReleaseException e) {
      throw new CompletionException(e);
    }
  }

  /** Waits for the releases, but not for a download that nobody can use. */
  private List<Release> unlessLost(CompletableFuture<List<Release>> resolving)
      throws ReleaseException, ExecutionException {
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
      throw e;
    }
  }

  /** A failure to start, or what was behind it: a store that is gone while it is made ready. */
  private Exception explained(Exception failure) {
    if (lost.isDone()) {
      StoreUnavailableException cause = lost.join();
      if (failure != cause) {
        cause.addSuppressed(failure);
      }
      return cause;
    }
    return failure instanceof SdkException
        ? new StoreUnavailableException(
            "The store failed while the run was made ready (%s): see store.log in the run directory, and run again."
                .formatted(failure.getMessage()),
            failure)
        : failure;
  }

  /** A vendor may have backported something: then the table is wrong for this release. */
  private static void checkFeatures(Fleet fleet, Console console) throws IOException {
    for (Release release : fleet.releases()) {
      if (release.features().isPresent()) {
        Set<String> asked = fleet.slots(release).get(0).info().features();
        release.features().get().differencesFrom(asked).forEach(console::progress);
      }
    }
  }

  private static String describe(StoreInfo info) {
    return info.kind()
        + " "
        + info.version()
        + " ("
        + info.runs()
        + ", "
        + info.atRest().says()
        + ")";
  }

  Run run() {
    return run;
  }

  /** What was run on what. */
  EnvironmentFile environment() {
    return environment;
  }

  /** Where files may be put that go with the run. */
  Path work() {
    return work;
  }

  /** The releases' names, as a list for a sentence. */
  String releaseNames() {
    return String.join(", ", run.releases().stream().map(Release::name).toList());
  }

  /** The store in a few words. */
  String storeName() {
    return storeName;
  }

  @Override
  public void close() {
    parts.end();
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException shuttingDown) {
      LOG.info("interrupted at the end");
    }
  }

  /** What is to be done first when a signal ends the harness. */
  void whenInterrupted(Runnable action) {
    whenInterrupted = action;
  }

  /** A signal: what it leaves is incomplete, and never green. */
  private void interrupted() {
    stopStarting();
    whenInterrupted.run();
    if (run != null) {
      run.breakOff(new InfrastructureException("interrupted", null));
    }
    parts.end();
    Runtime.getRuntime().halt(ExitCode.INFRASTRUCTURE);
  }

  /** Else something would be started, or a file made, after all has been cleaned up. */
  private void stopStarting() {
    if (starting.tryLock()) {
      return;
    }
    starter.interrupt();
    try {
      if (!starting.tryLock(SECONDS_TO_STOP_STARTING, TimeUnit.SECONDS)) {
        LOG.warn("still starting: something may be left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
