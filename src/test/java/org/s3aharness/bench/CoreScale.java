package org.s3aharness.bench;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * Simulates from the processor time of a run how long it takes on machines with more cores. Each
 * agent takes the next case when it has finished one. A case alternates between work on any core
 * and requests to a store, which is one process that uses one core at a time. With several
 * processes, each has a store and agents of its own.
 *
 * <p>After {@code ./mvnw test-compile}: {@code java -cp
 * 'target/test-classes:target/classes:target/lib/*' org.s3aharness.bench.CoreScale 594 148 43 17}.
 * Arguments: the number of cases, the seconds of processor time of agents and harness, and those of
 * the store, as {@link RunBenchmark} prints them; the requests of a case.
 */
public final class CoreScale {
  private static final int[] CORES = {2, 4, 8, 16};
  private static final int MOST_PROCESSES = 4;

  /** The work of one agent: what it does next, and how many such pairs its case still has. */
  private static final class Agent {
    final int process;
    boolean atStore;
    int requestsLeft;

    Agent(int process) {
      this.process = process;
    }
  }

  private record Done(double at, Agent agent) {}

  private final int cores;
  private final double ownWork;
  private final double storeWork;
  private final int requests;
  private final int[] casesLeft;
  private final Deque<Agent> waiting = new ArrayDeque<>();
  private final PriorityQueue<Done> running =
      new PriorityQueue<>(Comparator.comparingDouble(Done::at));
  private final boolean[] storeIsBusy;
  private double now;

  private CoreScale(
      int cores, int processes, int cases, double ownWork, double storeWork, int requests) {
    this.cores = cores;
    this.ownWork = ownWork;
    this.storeWork = storeWork;
    this.requests = requests;
    this.casesLeft = new int[processes];
    this.storeIsBusy = new boolean[processes];
    for (int i = 0; i < cases; i++) {
      casesLeft[i % processes]++;
    }
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    int cases = Integer.parseInt(arguments[0]);
    double ownSeconds = Double.parseDouble(arguments[1]);
    double storeSeconds = Double.parseDouble(arguments[2]);
    int requests = Integer.parseInt(arguments[3]);
    for (int cores : CORES) {
      for (int processes = 1; processes <= Math.min(MOST_PROCESSES, cores / 2); processes *= 2) {
        int agents = Math.min(5, cores / processes + 1);
        double seconds =
            new CoreScale(
                    cores,
                    processes,
                    cases,
                    ownSeconds / cases / requests,
                    storeSeconds / cases / requests,
                    requests)
                .seconds(agents);
        System.out.printf(
            "%2d cores, %d processes with %d agents each: %4.0f s%n",
            cores, processes, agents, seconds);
      }
    }
  }

  private double seconds(int agentsOfEach) {
    for (int process = 0; process < casesLeft.length; process++) {
      for (int i = 0; i < agentsOfEach; i++) {
        next(new Agent(process));
      }
    }
    start();
    while (!running.isEmpty()) {
      Done done = running.remove();
      now = done.at();
      if (done.agent().atStore) {
        storeIsBusy[done.agent().process] = false;
      }
      next(done.agent());
      start();
    }
    return now;
  }

  /** Has an agent wait for what it does next, unless there is no case left for it. */
  private void next(Agent agent) {
    if (agent.requestsLeft == 0) {
      if (casesLeft[agent.process] == 0) {
        return;
      }
      casesLeft[agent.process]--;
      agent.requestsLeft = requests;
      agent.atStore = false;
    } else if (agent.atStore) {
      agent.atStore = false;
    } else {
      agent.atStore = true;
      agent.requestsLeft--;
    }
    waiting.add(agent);
  }

  /** Starts what can run, first come, first served. */
  private void start() {
    for (Agent agent : waiting.toArray(new Agent[0])) {
      boolean storeIsFree = !agent.atStore || !storeIsBusy[agent.process];
      if (running.size() < cores && storeIsFree) {
        waiting.remove(agent);
        if (agent.atStore) {
          storeIsBusy[agent.process] = true;
        }
        running.add(new Done(now + (agent.atStore ? storeWork : ownWork), agent));
      }
    }
  }
}
