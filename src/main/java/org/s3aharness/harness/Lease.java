package org.s3aharness.harness;

import java.io.IOException;
import java.util.function.Consumer;
import org.s3aharness.agent.Agent;
import org.s3aharness.wire.Recorder;
import org.s3aharness.wire.Tampering;
import org.s3aharness.wire.WireLog;

/** An agent and its recorder, held by a case or by the cases of one stage. */
final class Lease {
  private final AgentPool.Slot slot;
  private final Consumer<AgentPool.Slot> giveBack;
  private WireLog wire;
  private long logStart;
  private boolean disturbed;

  /**
   * @param giveBack takes the agent back
   */
  Lease(AgentPool.Slot slot, Consumer<AgentPool.Slot> giveBack) {
    this.slot = slot;
    this.giveBack = giveBack;
  }

  /** From here on everything on the wire, and in the agent's log, is of this case. */
  void begin(CaseId id) {
    wire = slot.recorder().startLog(id.toString());
    logStart = slot.process().logLength();
  }

  AgentPool.Slot slot() {
    return slot;
  }

  Agent agent() {
    return slot.agent();
  }

  WireLog wire() {
    return wire;
  }

  String log() throws IOException {
    return slot.process().log(logStart);
  }

  Recorder disturb() {
    disturbed = true;
    return slot.recorder();
  }

  void leaveAlone() {
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
