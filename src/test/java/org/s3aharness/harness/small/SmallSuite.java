package org.s3aharness.harness.small;

import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Source;

/** A suite of two behaviours, which no test lets come as far as an agent. */
class SmallSuite {
  @Behaviour(says = "A file of any size", source = Source.AWS_S3, section = "Anywhere")
  @EveryProfile(sizes = {FileSize.EMPTY, FileSize.SMALL})
  void fileOfAnySize(Testbed testbed, FileSize size) {
    throw new AssertionError("no agent is there for " + testbed + " of " + size);
  }

  @Behaviour(says = "Settings of its own", source = Source.AWS_S3, section = "Anywhere")
  @NoProfile
  void settingsOfItsOwn(Testbed testbed) {
    throw new AssertionError("no agent is there for " + testbed);
  }
}
