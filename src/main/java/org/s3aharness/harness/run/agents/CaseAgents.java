package org.s3aharness.harness.run.agents;

import java.util.List;

/**
 * The agents that a case holds.
 *
 * @param writer the same lease as the reader where one release has both roles
 */
public record CaseAgents(AgentLease writer, AgentLease reader) {
  /** Returns each agent once. */
  public List<AgentLease> all() {
    return writer == reader ? List.of(reader) : List.of(writer, reader);
  }

  /** Returns the number of bytes in the bodies of all requests of the agents for the case. */
  public long sentBytes() {
    return all().stream().mapToLong(AgentLease::sentBytes).sum();
  }

  /** Gives each agent back. */
  public void giveBack() {
    all().forEach(AgentLease::giveBack);
  }
}
