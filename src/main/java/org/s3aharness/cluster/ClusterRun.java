package org.s3aharness.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.report.Invocation;
import org.s3aharness.session.SessionListener;
import org.s3aharness.session.cleanup.InterruptHook;
import org.s3aharness.session.cleanup.WorkDirectory;

/**
 * Submits a command to a cluster, or finds an application that was submitted before, and follows it
 * until all of its results have been fetched. A signal cancels the application and waits until its
 * tasks have cleaned up.
 */
public final class ClusterRun implements AutoCloseable {
  private static final int MOST_CHARACTERS = 160;

  private final ClusterSettings settings;
  private final Engine engine;
  private final SessionListener listener;
  private final InterruptHook hook;
  private volatile WorkDirectory work;
  private volatile Cancellation cancellation;

  private ClusterRun(ClusterSettings settings, Engine engine, SessionListener listener) {
    this.settings = settings;
    this.engine = engine;
    this.listener = listener;
    // This comes last, since a signal may come at once.
    this.hook = new InterruptHook(this::interrupted);
  }

  /** Prepares a run, on the thread that will submit or follow it. */
  public static ClusterRun prepare(
      ClusterSettings settings, Engine engine, SessionListener listener) throws IOException {
    ClusterRun run = new ClusterRun(settings, engine, listener);
    try {
      run.work = WorkDirectory.create();
      return run;
    } catch (IOException e) {
      run.hook.close();
      throw e;
    }
  }

  /**
   * Submits a command and waits for its end.
   *
   * @param invocation the command, and its options without secrets
   * @param probes the addresses that each node tries to reach, by name
   * @param log receives what Hadoop's client logs
   * @throws UsageException if the cluster refuses the application
   * @throws ReleaseException if the harness was not built as a jar
   * @throws InfrastructureException if the cluster cannot be reached
   */
  public FetchedParts submit(Invocation invocation, Map<String, String> probes, Path log)
      throws IOException, ReleaseException {
    String name = "s3a-qualify-" + UUID.randomUUID().toString().substring(0, 8);
    listener.progress("Packing the harness for the nodes.");
    Path job = new ClusterJob(settings, name).write(invocation, probes, work.path());
    Path fetched = work.path().resolve("fetched");
    return follow(engine.submit(job, fetched), log);
  }

  /**
   * Follows an application that was submitted before.
   *
   * @param application its id, such as {@code application_1700000000000_0001}
   * @param log receives what Hadoop's client logs
   * @throws UsageException if there is no such application, or nothing is left of it
   * @throws InfrastructureException if the cluster cannot be reached
   */
  public FetchedParts attach(String application, Path log) throws IOException, ReleaseException {
    Path fetched = work.path().resolve("fetched");
    return follow(engine.attach(application, ClusterJob.staging(settings), fetched), log);
  }

  private FetchedParts follow(ProcessBuilder command, Path log) throws IOException {
    FetchedParts parts = new FetchedParts(work.path().resolve("fetched"));
    ClusterClient started = ClusterClient.start(command, log);
    Cancellation own = new Cancellation(started);
    cancellation = own;
    hook.startHasEnded();
    try (FetchProgress progress = new FetchProgress(parts, listener);
        ClusterClient client = started) {
      return follow(client, parts, progress);
    } finally {
      cancellation = null;
      own.isOver(); // now that nobody writes to the work directory any more
    }
  }

  private FetchedParts follow(ClusterClient client, FetchedParts parts, FetchProgress progress)
      throws IOException {
    while (true) {
      ClusterClient.Event event = client.next();
      switch (event.kind()) {
        case APPLICATION -> {
          listener.progress(
              "Application: %s. %s"
                  .formatted(event.text(), engine.ifThisProcessDies(event.text())));
          progress.begin();
        }
        case STATE -> listener.progress(engine.title() + ": " + beginning(event.text()));
        case END -> {
          parts.endedAs(event.text());
          client.delete();
          return parts;
        }
        case REFUSED ->
            throw new UsageException(
                "%s refuses the application: %s %s"
                    .formatted(engine.title(), sentence(event.text()), engine.ifRefused()));
        case UNKNOWN ->
            throw new UsageException(
                "--attach: there is nothing to follow: " + sentence(event.text()));
        case ERROR ->
            throw new InfrastructureException(
                "The cluster cannot be used: %s %s"
                    .formatted(sentence(event.text()), engine.ifUnusable()),
                null);
      }
    }
  }

  /** An engine's account of a failure fills a screen; it comes in full at the end. */
  private static String beginning(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + " ...";
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private void interrupted() {
    Cancellation running = cancellation;
    if (running != null) {
      listener.say("Cancelling the application; its tasks remove what they made ...");
      running.cancel();
    }
    if (work != null) { // otherwise it was not created
      work.closeAtExit(); // the listener ends the JVM at once
    }
    listener.interrupted();
  }

  /** Removes the files of the run. */
  @Override
  public void close() throws IOException {
    try {
      work.close();
    } finally {
      hook.close();
    }
  }
}
