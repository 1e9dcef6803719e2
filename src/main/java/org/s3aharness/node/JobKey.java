package org.s3aharness.node;

import java.util.Locale;

/** What a {@link JobFile} says. */
public enum JobKey {
  /** The job's name, which is also that of its staging directory and of the application. */
  JOB,
  /** The directory, as a URI, that holds the job's own. */
  STAGING,
  /** The queue to submit to; the cluster's default if it is empty. */
  QUEUE,
  /** The tasks' names, in order; each is run in a container of its own. */
  TASKS,
  /** Whether there is a task for each node instead: {@code true} or {@code false}. */
  EVERY_NODE,
  /**
   * Names, by a task's name, the node that it must run on; a task that is not named may run
   * anywhere.
   */
  PINNED,
  /**
   * Lists, by a task's name, the arguments that it has besides the common ones, separated by a
   * space.
   */
  OWN_ARGUMENTS,
  /** The command and its arguments that all tasks have in common. */
  ARGUMENTS,
  /** Whether the release under test is the node's own Hadoop: {@code true} or {@code false}. */
  OWN_RELEASE,
  /** What stands on a container's classpath; the node's shell expands variables in it. */
  NODE_CLASSPATH,
  /** How many containers may run at once, 1 or more. */
  CONTAINERS,
  /** Megabytes of a task's container. */
  MEMORY_MB,
  /** How often a task is tried, 1 or more. */
  ATTEMPTS,
  /** How long a task that is pinned to a node may wait for it, in seconds. */
  PLACEMENT_SECONDS,
  /** The {@code JAVA_HOME} for the harness itself on a node; the node's own if it is empty. */
  HARNESS_JAVA,
  /**
   * Lists, by the name in a container, the URI of each file that it gets; archives are unpacked.
   */
  RESOURCES,
  /** The addresses that every node tries to reach, by what they are, such as {@code s3}. */
  PROBES;

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
