package org.s3aharness.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.release.Release;

/** The agents of every release under test. */
public final class Fleet implements AutoCloseable {
  private final Map<String, Release> releases = new LinkedHashMap<>();
  private final Map<String, AgentPool> pools = new LinkedHashMap<>();

  /**
   * @param pools the agents of each release; names of releases differ
   */
  public Fleet(Map<Release, AgentPool> pools) {
    pools.forEach(
        (release, pool) -> {
          this.releases.put(release.name(), release);
          this.pools.put(release.name(), pool);
        });
  }

  /** In the order in which they were given. */
  public List<Release> releases() {
    return List.copyOf(releases.values());
  }

  /** How many agents, of all releases. */
  public int size() {
    return pools.values().stream().mapToInt(AgentPool::size).sum();
  }

  /** All agents. */
  public List<AgentPool.Slot> slots() {
    return pools.values().stream().flatMap(pool -> pool.slots().stream()).toList();
  }

  /** The agents of one release. */
  public List<AgentPool.Slot> slots(Release release) {
    return pools.get(release.name()).slots();
  }

  /**
   * Takes an agent for each role, waiting for them if need be. Whoever needs two takes them in the
   * order of the releases, so that no two cases wait for each other.
   */
  Leases lease(Crossing crossing) {
    Map<String, Lease> taken = new LinkedHashMap<>();
    for (Release release : releases.values()) {
      if (release.name().equals(crossing.writer().name())
          || release.name().equals(crossing.reader().name())) {
        taken.put(release.name(), new Lease(release, pools.get(release.name())));
      }
    }
    return new Leases(taken.get(crossing.writer().name()), taken.get(crossing.reader().name()));
  }

  @Override
  public void close() {
    pools.values().forEach(AgentPool::close);
  }
}
