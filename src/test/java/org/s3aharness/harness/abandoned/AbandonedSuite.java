package org.s3aharness.harness.abandoned;

import java.io.IOException;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;

/** Gives up in the middle, as a suite does once it finds that something is missing. */
class AbandonedSuite {
  @Behaviour(says = "Writes, and gives up", source = Source.AWS_S3, section = "Anywhere")
  @EveryProfile
  void givesUp(Testbed testbed) throws IOException {
    try (S3AClient s3a = testbed.open()) {
      s3a.write("file", FileSize.SMALL.content());
    }
    testbed.requirements().seen(false, "something is missing");
  }
}
