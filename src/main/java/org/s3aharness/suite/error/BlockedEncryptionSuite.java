package org.s3aharness.suite.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.suite.Attempts;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.suite.Refusal;
import org.s3aharness.suite.RequestFilters;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.fault.Fault;
import org.s3aharness.wire.fault.FaultPlan;

/**
 * Judges buckets that block SSE-C, as new buckets on AWS do from April 2026 on. The recorder gives
 * the answers of AWS: the stores that the harness starts do not know the setting.
 */
class BlockedEncryptionSuite {
  private static final Content SMALL = FileSize.SMALL.content();
  private static final Content LARGE = FileSize.TWO_PARTS.content();

  private static final Refusal FORBIDDEN =
      Refusal.withAnswer(403, "AccessDenied")
          .withTranslation("java.nio.file.AccessDeniedException");

  private static final Predicate<Exchange> WRITES_UNDER_SSE_C =
      RequestFilters.of(
              RequestKind.PUT_OBJECT, RequestKind.COPY_OBJECT, RequestKind.CREATE_MULTIPART_UPLOAD)
          .and(
              exchange ->
                  exchange
                      .requestHeaders()
                      .firstValue("x-amz-server-side-encryption-customer-algorithm")
                      .isPresent());

  @Behaviour(
      says =
          "In a bucket that blocks SSE-C, writes and copies under SSE-C are refused at once, and"
              + " what is there can be read",
      source = Source.AWS_S3,
      section = "Blocking or unblocking SSE-C for a general purpose bucket")
  @EveryVariation(ModeVariation.WithCustomerKey.class)
  void blockedModeIsRefusedAtOnce(Testbed testbed, ModeVariation mode) throws IOException {
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("old", SMALL);
      RefusingRecorder.sayThatItRefuses(testbed, "SSE-C");
      testbed
          .faults()
          .inject(
              FaultPlan.always(
                  WRITES_UNDER_SSE_C, Fault.s3Error(403, "AccessDenied", "Access Denied")));
      refused(testbed, "a small file", () -> s3a.write("small", SMALL));
      refused(testbed, "a file in parts", () -> s3a.write("large", LARGE));
      refused(testbed, "a directory", () -> s3a.mkdirs("directory"));
      refused(testbed, "a renamed file", () -> s3a.rename("old", "renamed"));
      testbed.verifyRead(s3a, "old", SMALL);
      assertThat(s3a.status("old").length()).as("length of old").isEqualTo(SMALL.size());
    }
    assertThat(testbed.store().keys(testbed.place(), ""))
        .as("what is stored")
        .containsExactly("old");
    testbed.verifyAs("old", SMALL, mode.encryption(testbed));
  }

  private static void refused(Testbed testbed, String what, IORunnable operation)
      throws IOException {
    Attempts.during(testbed.wire(), () -> FORBIDDEN.judge(testbed.checks(), what, operation))
        .judgeNoRetries(what, testbed.checks());
  }
}
