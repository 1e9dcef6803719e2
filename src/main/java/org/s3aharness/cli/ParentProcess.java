package org.s3aharness.cli;

import java.util.Optional;

/** The process that has started this one, if that was the harness. This one ends with it. */
final class ParentProcess {
  /** The system property with its process id. */
  static final String PROPERTY = "s3aharness.parent";

  private ParentProcess() {}

  /** Ends this JVM, as a signal would, as soon as the parent is gone, however that ends. */
  static void endWithIt() {
    String pid = System.getProperty(PROPERTY);
    if (pid == null) {
      return;
    }
    Optional<ProcessHandle> parent = ProcessHandle.of(Long.parseLong(pid));
    if (parent.isEmpty()) {
      System.exit(1);
    }
    parent.get().onExit().thenRun(() -> System.exit(1));
  }
}
