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

/** Which tasks of a job are still to be run, which are being run where, and which were given up. */
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

  /** Counts a task as done that was done before this attempt of the application. */
  void wasDone(String task) {
    if (waiting.remove(task)) {
      done++;
    }
  }

  /** Returns the node that a task must run on; empty for any. */
  Optional<String> nodeOf(String task) {
    return Optional.ofNullable(pinned.get(task));
  }

  /** Returns those that wait, in order. */
  List<String> waiting() {
    return new ArrayList<>(waiting);
  }

  /** Returns how many have a container. */
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

  /** Says that a task has been done. */
  void done(String task) {
    running.remove(task);
    done++;
  }

  /** Says that a container was taken from a task, which is no fault of the task's. */
  void lost(String task) {
    running.remove(task);
    waiting.addFirst(task);
  }

  /** Says that an attempt has failed: the task waits again, unless there were too many. */
  void failed(String task, String why) {
    running.remove(task);
    if (failures.merge(task, 1, Integer::sum) < attempts) {
      waiting.addLast(task);
    } else {
      givenUp.put(task, why);
    }
  }

  /** Says that a task will not be tried again. */
  void giveUp(String task, String why) {
    running.remove(task);
    waiting.remove(task);
    givenUp.put(task, why);
  }

  /** Returns by task why it was given up. */
  Map<String, String> givenUp() {
    return givenUp;
  }

  /** Says whether there is nothing left to be run. */
  boolean areOver() {
    return waiting.isEmpty() && running.isEmpty();
  }

  /** Returns how much is over, 0 to 1. */
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
