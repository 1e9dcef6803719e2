package org.s3aharness.suite.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.suite.RequestFilters;
import org.s3aharness.suite.RetrySettings;
import org.s3aharness.wire.fault.Fault;
import org.s3aharness.wire.fault.FaultPlan;

/** Judges networks and stores that keep failing, and what a failed upload leaves. */
class FailedUploadSuite {
  private static final String VISIBILITY =
      "Introduction: Object Stores vs. Filesystems: visibility of a file that is being written";
  private static final Content SMALL = FileSize.SMALL.content();
  private static final Content LARGE = FileSize.TWO_PARTS.content();
  private static final Content OLD = SMALL.withSeed(2);

  @Behaviour(
      says = "A failed upload leaves no new file, and no open upload",
      source = Source.HADOOP_FILESYSTEM,
      section = VISIBILITY)
  @EveryVariation(ModeVariation.Representative.class)
  void uploadThatFailsLeavesNothing(Testbed testbed, ModeVariation mode) throws IOException {
    try (S3AClient s3a = mode.open(testbed, RetrySettings.SHORT)) {
      s3a.write("small", OLD);
      testbed
          .faults()
          .inject(
              FaultPlan.always(RequestFilters.PUTS, Fault.internalError())
                  .and(FaultPlan.always(RequestFilters.part(2), new Fault.ResetUpload(1_000))));
      for (Content content : List.of(SMALL, LARGE)) {
        String file = content.equals(SMALL) ? "small" : "large";
        S3AFailure failed = catchThrowableOfType(S3AFailure.class, () -> s3a.write(file, content));
        assertThat(failed).as("failure to write %s", file).isNotNull();
        testbed.checks().observed(file, failed.getMessage());
      }
      testbed.faults().end();
      assertThat(testbed.store().keys(testbed.place(), "")).containsExactly("small");
      assertThat(testbed.store().openUploads(testbed.place())).as("uploads left open").isEmpty();
      testbed.verifyAs("small", OLD, mode.encryption(testbed));
      s3a.write("large", LARGE);
      testbed.verifyAs("large", LARGE, mode.encryption(testbed));
    }
  }

  @Behaviour(
      says = "An upload that cannot be started leaves no file, and nothing unencrypted",
      source = Source.HADOOP_FILESYSTEM,
      section = VISIBILITY)
  @EveryVariation(ModeVariation.Representative.class)
  void uploadThatCannotBeginLeavesNothing(Testbed testbed, ModeVariation mode) throws IOException {
    try (S3AClient s3a = mode.open(testbed, RetrySettings.SHORT)) {
      testbed.faults().inject(FaultPlan.always(RequestFilters.BEGINNINGS, Fault.internalError()));
      assertThat(catchThrowableOfType(S3AFailure.class, () -> s3a.write("large", LARGE)))
          .as("failure to write")
          .isNotNull();
    }
    List<String> left = testbed.store().keys(testbed.place(), "");
    testbed
        .checks()
        .equal(
            Witness.STORE, "nothing-left", "the bucket after a write that failed", List.of(), left);
    left.forEach(key -> testbed.objects().verifyEncryption(key, mode.encryption(testbed)));
  }
}
