package org.s3aharness.session;

import java.io.IOException;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.RunSettings;
import org.s3aharness.harness.run.agents.Fleet;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.harness.verdict.ResultSink;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunSubject;
import org.s3aharness.report.format.EnvironmentFile;
import org.s3aharness.session.RunPreparation.Prepared;
import org.s3aharness.store.Store;

/**
 * Starts a store, agents and whatever else runs need, in order. Closing a session ends what it
 * started in the reverse order, and so does a signal that ends the JVM. A session has one run at a
 * time.
 */
public final class RunSession implements AutoCloseable {
  private final SessionResources resources;
  private final StoreWatch storeWatch = new StoreWatch();
  private Prepared prepared;
  private volatile Run run;
  private volatile Runnable whenInterrupted = () -> {};

  private RunSession(SessionListener listener) {
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
    RunSession session = new RunSession(listener);
    try {
      session.prepared =
          new RunPreparation(settings, directory, listener, session.resources, session.storeWatch)
              .prepare(approval);
      return session;
    } catch (IOException | RuntimeException e) {
      session.close();
      session.storeWatch.throwIfToBlame(e);
      throw e;
    } finally {
      session.resources.startHasEnded();
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
            prepared.pairs(),
            DeclaredDeviations.load(),
            scope.caseLimit());
    Run made = resources.started(new Run(settings, prepared.services(), results));
    run = made;
    storeWatch.whenLost(made::breakOff);
    return made;
  }

  /** Returns the store that was started, or connected to. */
  public Store store() {
    return prepared.services().store();
  }

  /** Returns the agents, each with its recorder. */
  public Fleet fleet() {
    return prepared.services().fleet();
  }

  /** Returns the file that records what was run on what. */
  EnvironmentFile environment() {
    return prepared.environment();
  }

  /** Returns the subject of the session's runs. */
  public RunSubject subject() {
    return new RunSubject(fleet().releases(), store().info());
  }

  /** Sets the action that is run first when a signal ends the JVM, and replaces the one before. */
  void whenInterrupted(Runnable action) {
    whenInterrupted = action;
  }

  /**
   * Handles a signal. What it leaves is incomplete, and never green. The run is broken off first:
   * the recorders' own shutdown hooks cut connections meanwhile, for which no release is to blame.
   */
  private void interrupted() {
    try {
      if (run != null) {
        run.breakOff(new InfrastructureException("interrupted.", null));
      }
    } finally {
      whenInterrupted.run();
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
