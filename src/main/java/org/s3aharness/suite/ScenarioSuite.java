package org.s3aharness.suite;

import java.io.IOException;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.verdict.Source;

/** Runs a user's own code under the profiles, watched by the wire rules ({@code --scenario}). */
class ScenarioSuite {

  @Behaviour(
      says = "The scenario finishes, and everything that it sends is encrypted as configured",
      source = Source.HADOOP_ENCRYPTION,
      section = "Introduction")
  @EveryProfile
  void scenarioSendsWhatTheSettingsAskFor(Testbed testbed) throws IOException {
    try (S3AClient s3a = testbed.open()) {
      s3a.run(testbed.settings().scenario());
    }
    for (String key : testbed.store().keys(testbed.place(), "")) {
      testbed.objects().verifyEncryption(key, testbed.encryption());
    }
  }
}
