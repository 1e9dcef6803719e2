package org.s3aharness.harness.run.agents;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.s3aharness.agent.Agent;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.fault.Tampering;
import org.s3aharness.wire.route.AccessPoint;

/** Holds an agent and its recorder for a case, or for the cases of one stage. */
public final class AgentLease {
  private final AgentPool.Slot slot;
  private final Consumer<AgentPool.Slot> giveBack;
  private WireLog wire;
  private long sentEarlier;
  private long logStart;
  private boolean fresh;
  private boolean disturbed;

  /**
   * Leases an agent.
   *
   * @param giveBack takes the agent back when the lease ends
   */
  AgentLease(AgentPool.Slot slot, Consumer<AgentPool.Slot> giveBack) {
    this.slot = slot;
    this.giveBack = giveBack;
  }

  /** Begins a case: everything on the wire and in the agent's log from now on belongs to it. */
  public void begin(CaseId id) {
    sentEarlier = sentBytes();
    wire = slot.recorder().startLog(id.toString());
    logStart = slot.process().logLength();
    fresh = slot.process().isFresh();
    slot.process().markUsed();
  }

  /** Returns the agent with its recorder. */
  public AgentPool.Slot slot() {
    return slot;
  }

  /** Returns the agent itself. */
  public Agent agent() {
    return slot.agent();
  }

  /** Returns what went over the wire since the current case began. */
  public WireLog wire() {
    return wire;
  }

  /** Returns the number of bytes in the bodies of all requests since the lease began. */
  long sentBytes() {
    return wire == null
        ? 0
        : sentEarlier + wire.exchanges().stream().mapToLong(Exchange::requestBodyBytes).sum();
  }

  /** Returns what the agent has logged since the current case began. */
  public String log() throws IOException {
    return slot.process().log(logStart);
  }

  /**
   * Gives the case a JVM in which nothing of earlier cases is left: another one, unless the case is
   * the first of its agent. Call it before anything is opened.
   */
  public void freshen() {
    if (!fresh) {
      startAgain();
    }
  }

  /** Gives the case another JVM, with a log that begins now. Whatever was open is lost. */
  public void startAgain() {
    try {
      slot.process().startAgain();
    } catch (ReleaseException e) {
      throw new InfrastructureException("An agent did not start again: " + e.getMessage(), e);
    }
    logStart = slot.process().logLength();
    slot.process().markUsed();
  }

  /** Leads requests to an access point to a bucket. */
  public void routeAccessPoint(AccessPoint accessPoint, String bucket) {
    slot.recorder().routeAccessPoint(accessPoint, bucket);
  }

  /** Starts to change exchanges on their way, until {@link #leaveAlone} or the end of the lease. */
  public void tamper(Tampering tampering) {
    disturbed = true;
    slot.recorder().tamper(tampering);
  }

  /**
   * Makes the recorder show certificates that no client trusts, until {@link #leaveAlone} or the
   * end of the lease.
   *
   * @param hosts says for which hosts
   */
  public void presentUntrusted(Predicate<String> hosts) {
    disturbed = true;
    slot.recorder().presentUntrusted(hosts);
  }

  /**
   * Makes the recorder show certificates of another host, which clients trust, until {@link
   * #leaveAlone} or the end of the lease.
   *
   * @param hosts says for which hosts
   */
  public void presentAnotherHosts(Predicate<String> hosts) {
    disturbed = true;
    slot.recorder().presentAnotherHosts(hosts);
  }

  /** Ends every disturbance between the agent and the store. */
  public void leaveAlone() {
    slot.recorder().tamper(Tampering.none());
    slot.recorder().presentUntrusted(host -> false);
    slot.recorder().presentAnotherHosts(host -> false);
    disturbed = false;
  }

  void giveBack() {
    if (disturbed) {
      leaveAlone();
    }
    giveBack.accept(slot);
  }
}
