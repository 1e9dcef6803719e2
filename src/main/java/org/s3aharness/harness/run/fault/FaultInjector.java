package org.s3aharness.harness.run.fault;

import java.util.function.Predicate;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.harness.run.FileSystemOpener;
import org.s3aharness.harness.run.Workspace;
import org.s3aharness.harness.run.agents.AgentLease;
import org.s3aharness.wire.fault.Tampering;

/**
 * Causes faults between the agent under test and the store. They end with the case at the latest.
 */
public final class FaultInjector {
  private final AgentLease agent;
  private final FileSystemOpener fileSystems;

  /** Creates an injector for the agent under test of a workspace. */
  public FaultInjector(Workspace workspace) {
    this.agent = workspace.reader();
    this.fileSystems = workspace.fileSystems();
    fileSystems.calls().obstacle("it disturbs the connection, or kills the client");
  }

  /** Starts to change exchanges on their way. */
  public void inject(Tampering tampering) {
    agent.tamper(tampering);
  }

  /**
   * Makes the recorder show certificates that no client trusts.
   *
   * @param hosts says for which hosts
   */
  public void presentUntrusted(Predicate<String> hosts) {
    agent.presentUntrusted(hosts);
  }

  /**
   * Makes the recorder show certificates that clients trust, but of another host.
   *
   * @param hosts says for which hosts
   */
  public void presentAnotherHosts(Predicate<String> hosts) {
    agent.presentAnotherHosts(hosts);
  }

  /** Ends all faults. */
  public void end() {
    agent.leaveAlone();
  }

  /**
   * Kills the case's agent (SIGKILL) in the middle of an operation and gives the case a new one,
   * which the same recorder watches. Whatever was open is lost.
   *
   * @return the failure of the operation
   * @throws AssertionError when the operation ended before the agent was killed
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
