package org.s3aharness.node;

import java.util.Locale;

/** Names the values of a {@link JobFile}. */
public enum JobKey {
  /** The job's name, which its staging directory and the application share. */
  JOB,
  /** The URI of the directory in which the job's staging directory is. */
  STAGING,
  /** The queue to submit to; the cluster's default if it is empty. */
  QUEUE,
  /** The tasks' names, in order; each is run in a container of its own. */
  TASKS,
  /** Says whether there is one task for each node instead: {@code true} or {@code false}. */
  EVERY_NODE,
  /**
   * The node on which a task must run, by the task's name; a task without an entry may run
   * anywhere.
   */
  PINNED,
  /**
   * The arguments that a task has in addition to the common ones, separated by spaces, by the
   * task's name.
   */
  OWN_ARGUMENTS,
  /** The command and the arguments that all tasks have in common. */
  ARGUMENTS,
  /** The options as the user gave them, for the report; secrets are masked. */
  GIVEN,
  /**
   * Says whether the release under test is the node's own Hadoop: {@code true} or {@code false}.
   */
  OWN_RELEASE,
  /** The entries of a container's classpath; the node's shell expands variables in them. */
  NODE_CLASSPATH,
  /** The number of containers that may run at once, 1 or more. */
  CONTAINERS,
  /** The memory of a task's container, in megabytes. */
  MEMORY_MB,
  /** The number of attempts at a task, 1 or more. */
  ATTEMPTS,
  /** Says how long, in seconds, a task that is pinned to a node may wait for it. */
  PLACEMENT_SECONDS,
  /** The {@code JAVA_HOME} for the harness itself on a node; if empty, the node's own. */
  HARNESS_JAVA,
  /** The URI of each file that a container gets, by its name there; archives are unpacked. */
  RESOURCES,
  /** The addresses that every node tries to reach, each by a name such as {@code s3}. */
  PROBES;

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
