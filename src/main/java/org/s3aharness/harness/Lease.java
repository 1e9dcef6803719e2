package org.s3aharness.harness;

import java.io.IOException;
import java.util.function.Predicate;
import org.s3aharness.agent.Agent;
import org.s3aharness.release.Release;
import org.s3aharness.wire.Recorder;
import org.s3aharness.wire.Tampering;
import org.s3aharness.wire.WireLog;

/** An agent and its recorder, held by a case or by the cases of one stage. */
final class Lease {
  private final Release release;
  private final AgentPool pool;
  private final AgentPool.Slot slot;
  private WireLog wire;
  private long logStart;
  private boolean disturbed;

  /** Takes an agent out of the pool, waiting for one if need be. */
  Lease(Release release, AgentPool pool) {
    this.release = release;
    this.pool = pool;
    this.slot = pool.take();
  }

  /** From here on everything on the wire, and in the agent's log, is of this case. */
  void begin(CaseId id) {
    wire = slot.recorder().startLog(id.toString());
    logStart = slot.process().logLength();
  }

  Release release() {
    return release;
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
    Predicate<String> none = host -> false;
    slot.recorder().tamper(Tampering.none());
    slot.recorder().presentUntrusted(none);
    disturbed = false;
  }

  void giveBack() {
    if (disturbed) {
      leaveAlone();
    }
    pool.giveBack(slot);
  }
}
