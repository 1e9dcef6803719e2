package org.s3aharness.node.worker;

import java.nio.file.Path;

/** Says which task an attempt is at, and where it is made. */
public final class TaskAttempt {
  private final String task;
  private final String name;
  private final String host;
  private final Path directory;

  /**
   * Describes an attempt.
   *
   * @param name its name, which no other attempt at the task has; engines name containers
   * @param host the node
   * @param directory the attempt's own, with the harness unpacked in it
   */
  public TaskAttempt(String task, String name, String host, Path directory) {
    this.task = task;
    this.name = name;
    this.host = host;
    this.directory = directory.toAbsolutePath().normalize();
  }

  String task() {
    return task;
  }

  String name() {
    return name;
  }

  String host() {
    return host;
  }

  Path directory() {
    return directory;
  }
}
