package org.s3aharness.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.format.EnvironmentFile;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.session.store.StoreStart;
import org.s3aharness.store.Store;
import org.s3aharness.store.resource.RunId;

/**
 * The store of a session, with what every session has.
 *
 * @param runId the id in the names and tags of everything that the session creates
 * @param work the temporary directory of the session
 * @param store the store, which is started or connected to
 * @param environment the file that records what was run on what; the store is already in it
 */
public record SessionStore(String runId, Path work, Store store, EnvironmentFile environment) {

  /**
   * Starts or connects to the store, and begins {@code environment.json}.
   *
   * @param kind the first letter of the session's id
   * @param resources ends the store and removes the temporary directory
   * @param opened receives the store as soon as there is one, and may throw to refuse it
   * @throws UsageException if there are no credentials or no region
   * @throws StoreUnavailableException if the store cannot be started, or does not answer
   * @throws IOException if a file cannot be written
   */
  public static SessionStore open(
      char kind,
      StoreChoice choice,
      Invocation invocation,
      RunDirectory directory,
      SessionListener listener,
      SessionResources resources,
      Consumer<Store> opened)
      throws IOException {
    String runId = RunId.next(kind);
    Path work = resources.workDirectory();
    StoreStart start = new StoreStart(directory.storeLog(), listener::progress, resources::started);
    Store store = resources.started(choice.open(start));
    listener.progress("Store: " + store.info().inWords());
    opened.accept(store);
    EnvironmentFile environment =
        new EnvironmentFile(
            directory, invocation, runId, choice.provider().name(), choice.within());
    environment.begin(store);
    return new SessionStore(runId, work, store, environment);
  }

  /**
   * Says whether the store was started for the session, so that everything in it belongs to the
   * session.
   */
  public boolean isOurs() {
    return store.info().startedByUs();
  }
}
