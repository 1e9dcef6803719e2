package org.s3aharness.harness.run;

import java.io.IOException;
import java.util.function.Consumer;
import org.s3aharness.agent.Agent;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.fault.Tampering;
import org.s3aharness.wire.recorder.Recorder;

/** An agent and its recorder, held by a case or by the cases of one stage. */
public final class AgentLease {
  private final AgentPool.Slot slot;
  private final Consumer<AgentPool.Slot> giveBack;
  private WireLog wire;
  private long logStart;
  private boolean disturbed;

  /**
   * @param giveBack takes the agent back
   */
  AgentLease(AgentPool.Slot slot, Consumer<AgentPool.Slot> giveBack) {
    this.slot = slot;
    this.giveBack = giveBack;
  }

  /** From here on everything on the wire, and in the agent's log, is of this case. */
  void begin(CaseId id) {
    wire = slot.recorder().startLog(id.toString());
    logStart = slot.process().logLength();
  }

  public AgentPool.Slot slot() {
    return slot;
  }

  public Agent agent() {
    return slot.agent();
  }

  public WireLog wire() {
    return wire;
  }

  public String log() throws IOException {
    return slot.process().log(logStart);
  }

  public Recorder disturb() {
    disturbed = true;
    return slot.recorder();
  }

  public void leaveAlone() {
    slot.recorder().tamper(Tampering.none());
    slot.recorder().presentUntrusted(host -> false);
    disturbed = false;
  }

  void giveBack() {
    if (disturbed) {
      leaveAlone();
    }
    giveBack.accept(slot);
  }
}
