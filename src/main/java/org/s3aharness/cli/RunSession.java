package org.s3aharness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.harness.Deviations;
import org.s3aharness.harness.Fleet;
import org.s3aharness.harness.ResultSink;
import org.s3aharness.harness.Run;
import org.s3aharness.harness.RunKeys;
import org.s3aharness.harness.Selection;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.store.Buckets;
import org.s3aharness.store.Keys;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Everything a run needs, started in order, and ended in the reverse order: when it is closed, and
 * as well when the JVM is told to end.
 */
final class RunSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunSession.class);
  private static final String DEFAULT_REGION = "us-east-1";

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final CompletableFuture<StoreUnavailableException> lost = new CompletableFuture<>();
  private final Thread onShutdown = new Thread(this::interrupted, "shutdown");
  private Run run;
  private String storeName;
  private volatile Runnable whenInterrupted = () -> {};

  private RunSession() {}

  /** Starts everything; what was started is ended again when a step fails. */
  static RunSession start(
      Selection selection,
      List<ConfigurationFile> baseConfigs,
      ReleaseChoice choice,
      StoreOptions storeOptions,
      int parallel,
      RunDirectory directory,
      ResultSink results,
      Console console)
      throws Exception {
    RunSession session = new RunSession();
    Runtime.getRuntime().addShutdownHook(session.onShutdown);
    try {
      String runId = "r" + Long.toString(System.currentTimeMillis(), 36);
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      Path work = session.started(WorkDirectory.create(temporary)).path();
      List<Path> extraClasspath = choice.extraClasspath();
      // Both take seconds, and on a new machine a download each.
      CompletableFuture<List<Release>> resolving =
          CompletableFuture.supplyAsync(() -> resolve(choice, console));
      Store store =
          session.started(
              storeOptions.start(
                  region(storeOptions, baseConfigs),
                  directory.storeLog(),
                  console::progress,
                  session::started));
      store.lost().thenAccept(session.lost::complete);
      session.storeName = describe(store.info());
      console.progress("Store: " + session.storeName);
      List<Release> releases = session.unlessLost(resolving);
      releases.forEach(release -> console.progress("Release: " + release.description()));
      Buckets buckets = session.started(new Buckets(store, runId));
      Keys keys = session.started(new Keys(store, runId));
      List<KmsKey> kmsKeys = storeOptions.keys(store, keys);
      AgentStarter starter = new AgentStarter(store, extraClasspath, directory, work);
      Fleet fleet = session.started(starter.start(releases, parallel));
      console.progress("Agents: " + fleet.size());
      checkFeatures(fleet, console);
      session.run =
          session.started(
              new Run(
                  selection,
                  baseConfigs,
                  store,
                  buckets,
                  keys,
                  RunKeys.of(kmsKeys, work),
                  fleet,
                  choice.crossings(releases),
                  Deviations.load(),
                  results));
      session.lost.thenAccept(session.run::breakOff);
      return session;
    } catch (Exception e) {
      session.close();
      throw session.explained(e);
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
      throws ReleaseException {
    try {
      CompletableFuture.anyOf(resolving, lost).join();
      if (lost.isDone()) {
        throw lost.join();
      }
      return resolving.join();
    } catch (CompletionException e) {
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

  private static String region(StoreOptions options, List<ConfigurationFile> baseConfigs) {
    if (options.region != null) {
      return options.region;
    }
    Settings settings = Settings.empty();
    for (ConfigurationFile base : baseConfigs) {
      settings = settings.with(base);
    }
    return settings.get("fs.s3a.endpoint.region").orElse(DEFAULT_REGION);
  }

  Run run() {
    return run;
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
      }
    }
  }
}
