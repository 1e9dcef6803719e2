package org.s3aharness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.s3aharness.harness.CaseCount;
import org.s3aharness.harness.Deviations;
import org.s3aharness.harness.Fleet;
import org.s3aharness.harness.ResultSink;
import org.s3aharness.harness.Run;
import org.s3aharness.harness.RunKeys;
import org.s3aharness.harness.Runner;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.report.EnvironmentFile;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.store.Keys;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Places;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything a run needs, started in order, and ended in the reverse order: when it is closed, and
 * as well when the JVM is told to end.
 */
final class RunSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunSession.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Thread onShutdown = new Thread(this::interrupted, "shutdown");
  private volatile Run run;
  private EnvironmentFile environment;
  private String storeName;
  private volatile Runnable whenInterrupted = () -> {};

  private final Console console;

  private RunSession(Console console) {
    this.console = console;
  }

  /** Starts everything; what was started is ended again when a step fails. */
  static RunSession start(
      RunRequest request, RunDirectory directory, ResultSink results, Console console)
      throws Exception {
    RunSession session = new RunSession(console);
    Runtime.getRuntime().addShutdownHook(session.onShutdown);
    try {
      session.begin(request, directory, results);
      return session;
    } catch (Exception e) {
      session.close();
      throw e;
    }
  }

  private void begin(RunRequest request, RunDirectory directory, ResultSink results)
      throws Exception {
    String runId = "r" + Long.toString(System.currentTimeMillis(), 36);
    Path work = temporaryDirectory();
    ReleaseChoice choice = request.releases();
    List<Path> extraClasspath = choice.extraClasspath();
    // Both take seconds, and on a new machine a download each.
    CompletableFuture<List<Release>> resolving =
        CompletableFuture.supplyAsync(() -> resolve(choice, console));
    StoreOptions options = request.store();
    Store store =
        started(
            options.connect(
                request.regionOfBaseConfigs(),
                directory.storeLog(),
                console::progress,
                this::started));
    storeName = describe(store.info());
    console.progress("Store: " + storeName);
    environment =
        new EnvironmentFile(
            directory, request.invocation(), runId, options.kind().toString(), options.within());
    environment.begin(store);
    List<Release> releases = joined(resolving);
    releases.forEach(release -> console.progress("Release: " + release.description()));
    permit(request, store, runId, releases, console);
    options.probe(store, runId, console::progress, this::started);
    Places places = started(options.places(store, runId));
    places.within().ifPresent(place -> console.progress("Confined to " + place.below(runId)));
    Keys keys = started(new Keys(store, runId));
    List<KmsKey> kmsKeys = options.keys(store, keys);
    AgentStarter starter = new AgentStarter(store, extraClasspath, directory, work);
    Fleet fleet = started(starter.start(releases, request.parallel()));
    console.progress("Agents: " + fleet.size());
    checkFeatures(fleet, console);
    run =
        started(
            new Run(
                request.selection(),
                request.baseConfigs(),
                store,
                places,
                keys,
                RunKeys.of(kmsKeys, work),
                fleet,
                choice.crossings(releases),
                Deviations.load(),
                results));
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
          Runner.count(
              CaseCount.of(request.selection(), releases, request.releases().crossings(releases)),
              Runner.SUITES);
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

  private static List<Release> joined(CompletableFuture<List<Release>> resolving)
      throws ReleaseException {
    try {
      return resolving.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ReleaseException cause) {
        throw cause;
      }
      throw e;
    }
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

  /** The releases' names, as a list for a sentence. */
  String releaseNames() {
    return String.join(", ", run.releases().stream().map(Release::name).toList());
  }

  /** The store in a few words. */
  String storeName() {
    return storeName;
  }

  private <T extends AutoCloseable> T started(T part) {
    synchronized (started) {
      started.push(part);
    }
    return part;
  }

  private Path temporaryDirectory() throws IOException {
    Path directory = Files.createTempDirectory("s3aharness-");
    started(() -> deleteTree(directory));
    return directory;
  }

  private static void deleteTree(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(RunSession::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException shuttingDown) {
      LOG.info("interrupted: the shutdown hook ends what was started");
      return;
    }
    closeAll();
  }

  /** What is to be done first when a signal ends the harness. */
  void whenInterrupted(Runnable action) {
    whenInterrupted = action;
  }

  /** A signal: what it leaves is incomplete, and never green. */
  private void interrupted() {
    if (run != null) {
      run.interrupt();
    }
    whenInterrupted.run();
    closeAll();
    Runtime.getRuntime().halt(ExitCode.INFRASTRUCTURE);
  }

  private void closeAll() {
    while (true) {
      AutoCloseable part;
      synchronized (started) {
        part = started.poll();
      }
      if (part == null) {
        return;
      }
      try {
        part.close();
      } catch (Exception e) {
        LOG.error("cannot be ended cleanly: {}", part, e);
        console.progress("Not ended cleanly: " + e.getMessage());
      }
    }
  }
}
