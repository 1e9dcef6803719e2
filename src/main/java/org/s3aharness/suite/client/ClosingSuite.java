package org.s3aharness.suite.client;

import java.io.IOException;
import java.util.Map;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;

/** Judges what a filesystem leaves behind in its JVM, where a service opens thousands of them. */
class ClosingSuite {
  private static final int NONE_MORE = 0;
  private static final String FILESYSTEMS = "2";

  @Behaviour(
      says = "Closing a filesystem releases its threads and its connections",
      source = Source.JAVA_CLOSEABLE,
      section = "close(): releases any system resources associated with it")
  @NoProfile
  void closedFilesystemLeavesNothing(Testbed testbed) throws IOException {
    Map<?, ?> left;
    try (S3AClient s3a = testbed.open()) {
      left = (Map<?, ?>) s3a.run("org.s3aharness.agent.scenario.OpenAndClose", FILESYSTEMS);
    }
    testbed
        .checks()
        .equal(
            Witness.S3A,
            "threads",
            "threads after " + FILESYSTEMS + " filesystems were opened and closed",
            Map.of(),
            left.get("threads"));
    if (left.get("connections") == null) {
      testbed
          .checks()
          .notAsked(Witness.S3A, "connections", "this operating system has no /proc/self/net/tcp");
      return;
    }
    testbed
        .checks()
        .equal(
            Witness.S3A,
            "connections",
            "connections after " + FILESYSTEMS + " filesystems were opened and closed",
            NONE_MORE,
            left.get("connections"));
  }
}
