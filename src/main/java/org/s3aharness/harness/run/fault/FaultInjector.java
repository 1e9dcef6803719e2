package org.s3aharness.harness.run.fault;

import java.util.function.Predicate;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.harness.run.FileSystemOpener;
import org.s3aharness.harness.run.Workspace;
import org.s3aharness.harness.run.agents.AgentLease;
import org.s3aharness.wire.fault.Tampering;

/**
 * Causes faults between the agent under test and the store, on purpose. They end with the case, if
 * not before.
 */
public final class FaultInjector {
  private final AgentLease agent;
  private final FileSystemOpener fileSystems;

  /** Makes an injector for the agent under test of a workspace. */
  public FaultInjector(Workspace workspace) {
    this.agent = workspace.reader();
    this.fileSystems = workspace.fileSystems();
  }

  /** Has exchanges changed on their way from now on. */
  public void inject(Tampering tampering) {
    agent.tamper(tampering);
  }

  /**
   * Has the recorder show certificates that nobody vouches for from now on.
   *
   * @param hosts says for which hosts
   */
  public void presentUntrusted(Predicate<String> hosts) {
    agent.presentUntrusted(hosts);
  }

  /** Ends all faults. */
  public void end() {
    agent.leaveAlone();
  }

  /**
   * Kills the case's agent (SIGKILL) in the middle of an operation and gives the case a new one,
   * which the same recorder watches. What was opened before is lost.
   *
   * @return what the operation failed with
   * @throws AssertionError when it ended before the agent was killed
   */
  public Throwable kill(AgentKill when, IORunnable operation) {
    try {
      return when.during(operation, agent);
    } finally {
      agent.leaveAlone();
      fileSystems.forgetOpen();
    }
  }
}
