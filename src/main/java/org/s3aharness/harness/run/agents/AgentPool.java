package org.s3aharness.harness.run.agents;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import org.s3aharness.agent.Agent;
import org.s3aharness.agent.AgentInfo;
import org.s3aharness.release.AgentProcess;
import org.s3aharness.wire.recorder.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agents of one release, each with its own recorder, so that what a case sees on the wire is
 * its own. Only the {@link Fleet} takes and gives back agents, one at a time.
 */
public final class AgentPool implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AgentPool.class);

  /** Holds an agent with its recorder. */
  public record Slot(AgentProcess process, Recorder recorder) implements AutoCloseable {
    Agent agent() {
      return process.agent();
    }

    /** Returns what the agent says it runs on. */
    public AgentInfo info() {
      return process.info();
    }

    @Override
    public void close() {
      try {
        process.close();
      } catch (IOException e) {
        LOG.warn("an agent's temporary directory is left behind", e);
      } finally {
        recorder.close();
      }
    }
  }

  private final List<Slot> all;
  private final Queue<Slot> idle;

  private AgentPool(List<Slot> slots) {
    this.all = List.copyOf(slots);
    this.idle = new ArrayDeque<>(slots);
  }

  /**
   * Starts agents in parallel.
   *
   * @param size 1 or more
   * @param starter starts the n-th, counted from 1
   */
  public static AgentPool start(int size, IntFunction<Slot> starter) {
    List<CompletableFuture<Slot>> starting = new ArrayList<>();
    for (int n = 1; n <= size; n++) {
      int number = n;
      starting.add(CompletableFuture.supplyAsync(() -> starter.apply(number)));
    }
    try {
      return new AgentPool(starting.stream().map(CompletableFuture::join).toList());
    } catch (CompletionException e) {
      starting.forEach(started -> started.thenAccept(Slot::close));
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Says whether an agent is idle. */
  boolean hasIdle() {
    return !idle.isEmpty();
  }

  /** Takes an idle agent. */
  Slot take() {
    return idle.remove();
  }

  /** Takes an agent back. */
  void giveBack(Slot slot) {
    idle.add(slot);
  }

  /** Returns the number of agents. */
  public int size() {
    return all.size();
  }

  /** Returns all agents, for reports. */
  public List<Slot> slots() {
    return all;
  }

  @Override
  public void close() {
    all.forEach(Slot::close);
  }
}
