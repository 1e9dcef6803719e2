package org.s3aharness.suite.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.plan.WaitsForRetries;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.suite.Refusal;
import org.s3aharness.suite.RequestFilters;
import org.s3aharness.suite.RetrySettings;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.fault.Fault;
import org.s3aharness.wire.fault.FaultPlan;

/** Judges what a person sees when KMS is throttled for longer than the client tries. */
@WaitsForRetries
class ThrottledKeySuite {
  private static final Content SMALL = FileSize.SMALL.content();

  /** Is what KMS says (AWS KMS Developer Guide, "Throttling AWS KMS requests"). */
  private static final String MESSAGE =
      "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.";

  @Behaviour(
      says =
          "If KMS stays throttled, a client that encrypts asks again, then fails with what KMS"
              + " says, and stores nothing",
      source = Source.AWS_KMS,
      section = "Throttling AWS KMS requests: use a backoff and retry strategy")
  @NoProfile
  void throttledKmsIsNamed(Testbed testbed) throws IOException {
    ModeVariation mode = new ModeVariation(ModeAndKey.CSE_KMS_KEY1);
    FaultPlan throttled =
        FaultPlan.always(
            RequestFilters.of(RequestKind.KMS_GENERATE_DATA_KEY),
            Fault.kmsError("ThrottlingException", MESSAGE));
    try (S3AClient s3a = mode.open(testbed, RetrySettings.SHORT)) {
      RefusingRecorder.sayThatItRefuses(testbed, "the key");
      testbed.faults().inject(throttled);
      Refusal.withAnswer(400, "ThrottlingException")
          .withNaming(MESSAGE)
          .judge(testbed.checks(), "a write", () -> s3a.write("file", SMALL));
      assertThat(throttled.count()).as("attempts").isGreaterThan(1);
      assertThat(testbed.store().keys(testbed.place(), "")).as("what is stored").isEmpty();
      testbed.faults().end();
      s3a.write("file", SMALL);
      testbed.verifyAs("file", SMALL, mode.encryption(testbed));
    }
  }
}
