package org.s3aharness.node.yarn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;

/**
 * Keeps track of which tasks of a job are waiting, which are running where, and which were given
 * up.
 */
final class Tasks {
  private final Map<String, String> pinned;
  private final int attempts;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final Map<String, String> givenUp = new LinkedHashMap<>();
  private final List<String> running = new ArrayList<>();
  private final int all;
  private int done;

  /** Makes the tasks of a job, all of which are waiting. */
  Tasks(JobFile job) {
    this.pinned = job.map(JobKey.PINNED);
    this.attempts = job.number(JobKey.ATTEMPTS);
    waiting.addAll(job.list(JobKey.TASKS));
    this.all = waiting.size();
  }

  /** Counts a task as done that was done before this attempt at the application. */
  void wasDone(String task) {
    if (waiting.remove(task)) {
      done++;
    }
  }

  /** Returns the node that a task must run on; empty for any. */
  Optional<String> nodeOf(String task) {
    return Optional.ofNullable(pinned.get(task));
  }

  /** Returns the tasks that wait, in order. */
  List<String> waiting() {
    return new ArrayList<>(waiting);
  }

  /** Returns the number of tasks that have a container. */
  int running() {
    return running.size();
  }

  /** Takes the next task that may run on a node; empty if there is none. */
  Optional<String> next(String node) {
    for (String task : waiting) {
      if (nodeOf(task).map(node::equals).orElse(true)) {
        waiting.remove(task);
        running.add(task);
        return Optional.of(task);
      }
    }
    return Optional.empty();
  }

  /** Takes note that a task is done. */
  void done(String task) {
    running.remove(task);
    done++;
  }

  /** Takes note that a task lost its container, for which the task is not to blame. */
  void lost(String task) {
    running.remove(task);
    waiting.addFirst(task);
  }

  /**
   * Takes note that an attempt has failed. The task waits again, unless too many attempts have
   * failed.
   */
  void failed(String task, String why) {
    running.remove(task);
    if (failures.merge(task, 1, Integer::sum) < attempts) {
      waiting.addLast(task);
    } else {
      givenUp.put(task, why);
    }
  }

  /** Takes note that a task will not be tried again. */
  void giveUp(String task, String why) {
    running.remove(task);
    waiting.remove(task);
    givenUp.put(task, why);
  }

  /** Returns why tasks were given up, by task. */
  Map<String, String> givenUp() {
    return givenUp;
  }

  /** Says whether nothing is left to be run. */
  boolean areOver() {
    return waiting.isEmpty() && running.isEmpty();
  }

  /** Returns the fraction of tasks that are over, 0 to 1. */
  float progress() {
    return all == 0 ? 1 : (float) (done + givenUp.size()) / all;
  }

  @Override
  public String toString() {
    return done
        + " of "
        + all
        + " tasks done, "
        + running.size()
        + " running, "
        + waiting.size()
        + " waiting, "
        + givenUp.size()
        + " given up";
  }
}
