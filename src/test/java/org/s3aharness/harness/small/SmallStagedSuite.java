package org.s3aharness.harness.small;

import java.util.List;
import org.s3aharness.harness.Stage;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.ForEach;
import org.s3aharness.harness.plan.SharedStage;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.verdict.Source;

/** A suite of one behaviour on two stages, which no test lets come as far as an agent. */
@ForEach(SmallStagedSuite.Two.class)
class SmallStagedSuite {
  /** Lists two variations. */
  public static final class Two implements Variation.Listing {
    @Override
    public List<Variation> all() {
      return List.of(() -> "one", () -> "two");
    }
  }

  @Behaviour(says = "Old data is read", source = Source.AWS_S3, section = "Anywhere")
  @SharedStage
  void oldDataIsRead(Testbed testbed, Stage stage) {
    throw new AssertionError("no agent is there for " + testbed + " on " + stage);
  }
}
