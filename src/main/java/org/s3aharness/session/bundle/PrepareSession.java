package org.s3aharness.session.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.session.SessionListener;
import org.s3aharness.session.SessionResources;
import org.s3aharness.session.store.StoreProvider;
import org.s3aharness.session.store.StoreSettings;
import org.s3aharness.session.store.StoreStart;
import org.s3aharness.store.Store;
import org.s3aharness.store.process.Python;
import org.s3aharness.util.UserCache;

/**
 * Fetches what runs need onto this machine. Each store is started once, so that what it needs is
 * here and it is known to start, and is ended with the session.
 */
public final class PrepareSession implements AutoCloseable {
  private final RunNeeds needs;
  private final SessionListener listener;
  private final SessionResources resources;

  /** Creates a session that has fetched nothing yet. */
  public PrepareSession(RunNeeds needs, SessionListener listener) {
    this.needs = needs;
    this.listener = listener;
    this.resources = new SessionResources(listener);
  }

  /**
   * Fetches everything.
   *
   * @throws ReleaseException if a release does not exist, or cannot be had
   * @throws IOException if the cache directory cannot be made
   * @throws org.s3aharness.store.StoreUnavailableException if a store cannot be started
   */
  public void run() throws IOException {
    try {
      needs.check(listener::progress);
      for (String version : needs.releases()) {
        listener.say(
            "Here: "
                + new ReleaseResolver().fromCentral(version, listener::progress).description());
      }
      Files.createDirectories(UserCache.directory());
      for (StoreProvider store : needs.stores()) {
        for (Python python : needs.interpreters()) {
          start(store, python);
        }
      }
    } finally {
      resources.startHasEnded();
    }
  }

  private void start(StoreProvider provider, Python python) {
    // It is kept, for a person to read why a store did not start.
    Path log = UserCache.directory().resolve("prepare.log");
    Store store =
        resources.started(
            provider.open(
                StoreSettings.defaults().withPython(python.executable()),
                new StoreStart(log, listener::progress, resources::started)));
    listener.say("Ready, and it starts: " + store.info().inWords());
  }

  @Override
  public void close() {
    resources.close();
  }
}
