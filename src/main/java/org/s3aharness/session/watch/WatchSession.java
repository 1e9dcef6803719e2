package org.s3aharness.session.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.release.AgentJars;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.watch.WatchReport;
import org.s3aharness.session.SessionListener;
import org.s3aharness.session.SessionResources;
import org.s3aharness.session.SessionStore;
import org.s3aharness.session.StandIns;
import org.s3aharness.session.StoreWatch;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.session.store.StoreProxies;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.NewBucket;
import org.s3aharness.util.ProxyVariables;
import org.s3aharness.watch.Watch;
import org.s3aharness.watch.WatchOutcome;
import org.s3aharness.watch.WatchSetup;
import org.s3aharness.watch.WatchedJob;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * Starts a store, a recorder and a job that is not the harness's own. Closing a session ends what
 * it started in the reverse order, and so does a signal that ends the JVM, which the job gets
 * first.
 */
public final class WatchSession implements AutoCloseable {
  /** The first letter of the ids of such sessions. */
  private static final char WATCHED = 'w';

  private static final int SECONDS_BETWEEN_PROGRESS = 10;

  private final RunDirectory directory;
  private final WatchSettings settings;
  private final SessionListener listener;
  private final SessionResources resources;
  private final StoreWatch storeWatch = new StoreWatch();
  private final WatchReport report;
  private Watch watch;
  private volatile WatchedJob job;
  private volatile Instant started;
  private volatile boolean interrupted;

  /** The last line of progress. */
  private volatile String told = "";

  private volatile StoreUnavailableException lost;
  private WatchConclusion conclusion;

  private WatchSession(WatchSettings settings, RunDirectory directory, SessionListener listener) {
    this.settings = settings;
    this.directory = directory;
    this.listener = listener;
    this.report = new WatchReport(directory);
    // This comes last, since a signal may come at once.
    this.resources = new SessionResources(listener, this::interrupted);
  }

  /**
   * Starts everything but the job. If a step fails, whatever was started is ended.
   *
   * @param directory receives logs and reports
   * @throws UsageException if a setting cannot be used
   * @throws StoreUnavailableException if the store cannot be started, or does not answer
   * @throws IOException if a file cannot be written
   */
  public static WatchSession start(
      WatchSettings settings, RunDirectory directory, SessionListener listener) throws IOException {
    WatchSession session = new WatchSession(settings, directory, listener);
    try {
      session.begin();
      return session;
    } catch (IOException | RuntimeException e) {
      session.close();
      session.storeWatch.throwIfToBlame(e);
      throw e;
    } finally {
      session.resources.startHasEnded();
    }
  }

  private void begin() throws IOException {
    SessionStore opened =
        SessionStore.open(
            WATCHED,
            settings.store(),
            settings.invocation(),
            directory,
            listener,
            resources,
            storeWatch::watch);
    storeWatch.whenLost(this::lost);
    Store store = opened.store();
    if (!opened.isOurs() && !settings.newBuckets().isEmpty()) {
      throw new UsageException(
          "--make-bucket: watch makes no bucket on a store that runs already; make the"
              + " bucket there yourself.");
    }
    ProxyVariables proxies = StoreProxies.of(System.getenv(), store.s3Endpoint());
    for (String bucket : settings.newBuckets()) {
      store.s3().createBucket(NewBucket.request(bucket, store.region()));
    }
    RunKeys keys = keys(opened);
    Settings own = Settings.empty().with(settings.baseConfigs());
    keys.prepareFor(
        List.of(own, settings.profile().map(p -> own.with(p.forBucket("any-bucket"))).orElse(own)));
    makeNamedKeys(new StandIns(store, keys, opened.runId()), keys);
    watch =
        resources.started(
            Watch.start(
                new WatchSetup(
                    store,
                    keys,
                    settings.baseConfigs(),
                    settings.profile(),
                    places(opened),
                    proxies,
                    AgentJars.watchAgent(),
                    opened.work(),
                    report.requests(),
                    report.objects())));
    conclusion = new WatchConclusion(settings, directory, report, store.info().inWords(), listener);
  }

  /** Makes the KMS keys that the user's files name, on a store that was started for the session. */
  private void makeNamedKeys(StandIns standIns, RunKeys keys) {
    standIns.makeKeys(Settings.empty().with(keys.variables()).with(settings.baseConfigs()));
    standIns.lines().forEach(line -> listener.progress("Stand-in: " + line));
  }

  /**
   * Returns the keys that the files and the job may name; no KMS keys on a store that was not
   * started for the session.
   */
  private RunKeys keys(SessionStore opened) {
    if (!opened.isOurs()) {
      return RunKeys.of(List.of(), opened.work());
    }
    KmsKeyManager manager = resources.started(new KmsKeyManager(opened.store(), opened.runId()));
    RunKeys keys = settings.store().keys(opened.store(), manager, opened.work());
    keys.makeAll(); // what a job will name is not known
    return keys;
  }

  /**
   * Returns the places to look at: all of them on a store that was started for the session,
   * elsewhere those that the user named.
   */
  private List<Place> places(SessionStore opened) {
    return opened.isOurs()
        ? opened.store().s3().listBuckets().buckets().stream()
            .map(Bucket::name)
            .map(Place::of)
            .toList()
        : settings.place().stream().toList();
  }

  /**
   * Runs the job and reports what it did.
   *
   * @return one of {@link ExitCode}
   * @throws StoreUnavailableException if the store ended before the job did
   */
  public int run() throws IOException {
    started = Instant.now();
    job = WatchedJob.start(settings.command(), watch.environment(System.getenv()));
    int exitCode;
    ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    try {
      ticker.scheduleAtFixedRate(
          this::tellProgress, SECONDS_BETWEEN_PROGRESS, SECONDS_BETWEEN_PROGRESS, TimeUnit.SECONDS);
      exitCode = job.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfrastructureException("interrupted while the job ran", e);
    } finally {
      ticker.shutdownNow();
    }
    listener.progress(
        "The job ended with " + WatchedJob.ended(exitCode) + ". Judging: " + watch.progress());
    conclude(exitCode);
    if (lost != null) {
      throw lost;
    }
    return conclusion.exitCode();
  }

  /** Says how far the job is, unless it is where it was: a job may wait for hours. */
  private void tellProgress() {
    String line = watch.progress();
    if (!line.equals(told)) {
      told = line;
      listener.progress("Watching: " + line);
    }
  }

  private void conclude(int exitCode) throws IOException {
    boolean incomplete = interrupted || lost != null;
    conclusion.write(
        () ->
            watch.conclude(
                new WatchOutcome.Job(
                    settings.program(),
                    exitCode,
                    incomplete,
                    Duration.between(started, Instant.now()))));
  }

  private void lost(StoreUnavailableException why) {
    lost = why;
    if (job != null) {
      listener.say(why.getMessage() + " The job is being ended.");
      job.end();
    }
  }

  /** Handles a signal. The job gets it first; what the job leaves is judged, and never green. */
  private void interrupted() {
    interrupted = true;
    try {
      if (job != null) {
        listener.say("Interrupted: waiting for the job to end.");
        conclude(job.end());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
