package org.s3aharness.session;

import java.io.IOException;
import java.nio.file.Path;
import org.s3aharness.session.cleanup.InterruptHook;
import org.s3aharness.session.cleanup.ResourceStack;
import org.s3aharness.session.cleanup.WorkDirectory;

/**
 * Holds what a session has started, and ends it in the reverse order: when the session is closed,
 * and when a signal ends the JVM.
 */
public final class SessionResources implements AutoCloseable {
  private final SessionListener listener;
  private final Runnable whenInterrupted;
  private final ResourceStack stack;
  private final InterruptHook hook;
  private Path workDirectory;

  /** Holds nothing yet. The calling thread is the one that starts things. */
  public SessionResources(SessionListener listener) {
    this(listener, () -> {});
  }

  /**
   * Holds nothing yet. The calling thread is the one that starts things.
   *
   * @param whenInterrupted is run when a signal ends the JVM, before anything is ended
   */
  public SessionResources(SessionListener listener, Runnable whenInterrupted) {
    this.listener = listener;
    this.whenInterrupted = whenInterrupted;
    this.stack = new ResourceStack(listener::progress);
    // This comes last, since a signal may come at once.
    this.hook = new InterruptHook(this::interrupted);
  }

  /**
   * Adds a resource.
   *
   * @throws org.s3aharness.harness.verdict.InfrastructureException if all were ended meanwhile;
   *     this resource is then ended too
   */
  public <T extends AutoCloseable> T started(T resource) {
    return stack.started(resource);
  }

  /**
   * Returns the temporary directory of the session, which is created when it is first asked for.
   * Only the thread that starts things may ask.
   *
   * @throws IOException if it cannot be created
   */
  public Path workDirectory() throws IOException {
    if (workDirectory == null) {
      workDirectory = started(WorkDirectory.create()).path();
    }
    return workDirectory;
  }

  /** Ends one resource early, unless it has ended. */
  void endNow(AutoCloseable resource) {
    stack.endNow(resource);
  }

  /** Takes note that start-up is over. The thread that started things has to call this. */
  public void startHasEnded() {
    hook.startHasEnded();
  }

  private void interrupted() {
    try {
      whenInterrupted.run();
    } finally {
      stack.end();
      listener.interrupted();
    }
  }

  @Override
  public void close() {
    stack.end();
    hook.close();
  }
}
