package org.s3aharness.harness.run.agents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.release.Release;

/** The agents of every release under test. */
public final class Fleet implements AutoCloseable {
  private final Map<String, Release> releases = new LinkedHashMap<>();
  private final Map<String, AgentPool> pools = new LinkedHashMap<>();

  /**
   * Creates a fleet from agents that have been started.
   *
   * @param pools the agents of each release; the names of releases differ
   */
  public Fleet(Map<Release, AgentPool> pools) {
    pools.forEach(
        (release, pool) -> {
          this.releases.put(release.name(), release);
          this.pools.put(release.name(), pool);
        });
  }

  /** Returns the releases in the order in which they were given. */
  public List<Release> releases() {
    return List.copyOf(releases.values());
  }

  /** Returns the number of agents of all releases. */
  public int size() {
    return pools.values().stream().mapToInt(AgentPool::size).sum();
  }

  /** Returns all agents. */
  public List<AgentPool.Slot> slots() {
    return pools.values().stream().flatMap(pool -> pool.slots().stream()).toList();
  }

  /** Returns the agents of one release. */
  public List<AgentPool.Slot> slots(Release release) {
    return pools.get(release.name()).slots();
  }

  /**
   * Takes an agent for each role, and waits until all of them are idle. A case that held one agent
   * while it waited for another would block cases that need only the first.
   */
  public synchronized CaseAgents lease(ReleasePair crossing) {
    AgentPool writers = pools.get(crossing.writer().name());
    AgentPool readers = pools.get(crossing.reader().name());
    while (!writers.hasIdle() || !readers.hasIdle()) {
      await();
    }
    AgentLease reader = new AgentLease(readers.take(), slot -> giveBack(readers, slot));
    return new CaseAgents(
        writers == readers
            ? reader
            : new AgentLease(writers.take(), slot -> giveBack(writers, slot)),
        reader);
  }

  private void await() {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfrastructureException("interrupted while waiting for an agent", e);
    }
  }

  private synchronized void giveBack(AgentPool pool, AgentPool.Slot slot) {
    pool.giveBack(slot);
    notifyAll();
  }

  /** Kills all agents, so that nothing waits for their operations any longer. */
  public void abandon() {
    slots().forEach(slot -> slot.process().abandon());
  }

  @Override
  public void close() {
    pools.values().forEach(AgentPool::close);
  }
}
