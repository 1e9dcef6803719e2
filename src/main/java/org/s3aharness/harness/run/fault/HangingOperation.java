package org.s3aharness.harness.run.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.harness.run.FileSystemOpener;
import org.s3aharness.harness.run.Workspace;
import org.s3aharness.harness.run.agents.AgentLease;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.harness.verdict.Witness;

/** Performs operations that may hang, so that a release that hangs does not end the whole run. */
public final class HangingOperation {
  /** A hundred times as long as listing and reading a few files takes. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  private final AgentLease agent;
  private final FileSystemOpener fileSystems;

  /** Performs operations of the agent under test of a workspace. */
  public HangingOperation(Workspace workspace) {
    this.agent = workspace.reader();
    this.fileSystems = workspace.fileSystems();
  }

  /**
   * Performs an operation, and judges that it ends. If it hangs, the case's agent is killed
   * (SIGKILL) and the case gets a new one; whatever was open is lost.
   *
   * @param what the operation, in words
   * @throws IOException or whatever else the operation throws if it ends of itself
   */
  public void judgeEnd(String what, IORunnable operation, CheckList checks) throws IOException {
    checks.equal(
        Witness.S3A,
        "end",
        Grade.UNREADABLE,
        what,
        "an end",
        ends(operation) ? "an end" : "none within " + LONG_ENOUGH.toSeconds() + " s");
  }

  private boolean ends(IORunnable operation) throws IOException {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              operation.run();
              return null;
            });
    Thread thread = new Thread(task, "may-hang");
    thread.setDaemon(true);
    thread.start();
    try {
      if (hangs(task)) {
        agent.slot().process().kill();
        thread.join(); // its call fails with the agent's connection
        agent.startAgain();
        fileSystems.forgetOpen();
        return false;
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfrastructureException("interrupted while an operation was waited for", e);
    }
  }

  private static boolean hangs(FutureTask<Void> task) throws IOException, InterruptedException {
    try {
      task.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
      return false;
    } catch (TimeoutException e) {
      return true;
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private static RuntimeException rethrown(Throwable failure) throws IOException {
    if (failure instanceof IOException ofAgent) {
      throw ofAgent;
    }
    if (failure instanceof Error assertion) {
      throw assertion;
    }
    return (RuntimeException) failure;
  }
}
