package org.s3aharness.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.judge.FailureSummary;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.suite.Refusal;
import org.s3aharness.suite.RetrySettings;
import org.s3aharness.wire.exchange.RequestKind;

/**
 * Judges S3 Select, which releases before 3.4.0 have. No store that the harness can start answers a
 * query, so that only what S3A sends, or refuses to send, is judged.
 */
class SelectSuite {
  private static final String SCENARIO = "org.s3aharness.agent.scenario.OpenWithOptions";
  private static final String QUERY = "fs.s3a.select.sql=SELECT * FROM S3OBJECT";

  @Behaviour(
      says = "A query of a file under SSE-C carries the customer's key",
      source = Source.HADOOP_ENCRYPTION,
      section = "SSE-C: clients must use the same key to read")
  @EveryVariation(ModeVariation.WithCustomerKey.class)
  void queryCarriesTheCustomersKey(Testbed testbed, ModeVariation mode) throws IOException {
    requireSelect(testbed);
    try (S3AClient s3a = mode.open(testbed, RetrySettings.SHORT)) {
      s3a.write("file", FileSize.SMALL.content());
      try {
        s3a.run(SCENARIO, "file", QUERY);
      } catch (S3AFailure unanswered) {
        testbed.checks().observed("a query", FailureSummary.causeInWords(unanswered));
      }
    }
    assertThat(testbed.wire().of(RequestKind.SELECT_OBJECT_CONTENT)).as("queries").isNotEmpty();
  }

  @Behaviour(
      says = "With client-side encryption, a query is refused before it is sent",
      source = Source.HADOOP_ENCRYPTION,
      section = "Amazon S3 Client Side Encryption: Limitations: S3-Select is not supported")
  @EveryVariation(ModeVariation.ClientSide.class)
  void queryOfCiphertextIsRefused(Testbed testbed, ModeVariation mode) throws IOException {
    requireSelect(testbed);
    try (S3AClient s3a = mode.open(testbed, RetrySettings.SHORT)) {
      s3a.write("file", FileSize.SMALL.content());
      Refusal.ofAnyKind()
          .judge(testbed.checks(), "a query", () -> s3a.run(SCENARIO, "file", QUERY));
    }
    testbed
        .checks()
        .equal(
            Witness.WIRE,
            "queries",
            "queries of ciphertext",
            "none",
            testbed.wire().of(RequestKind.SELECT_OBJECT_CONTENT).isEmpty() ? "none" : "sent");
  }

  private static void requireSelect(Testbed testbed) {
    testbed.requirements().feature(features -> !features.isFrom("3.4.0"), "S3 Select");
  }
}
