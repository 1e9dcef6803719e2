package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Source;

/** Judges buckets whose policy mandates an encryption, a key, or TLS. */
class BucketPolicySuite {
  private static final String MANDATE = "Mandate encryption through policies";
  private static final Content SMALL = FileSize.SMALL.content();
  private static final Content PARTS = FileSize.TWO_PARTS.content();
  private static final Refusal FORBIDDEN = Refusal.withStatus(403);

  @Behaviour(
      says = "The policy that mandates SSE-S3 allows uploads and copies with SSE-S3, and no others",
      source = Source.HADOOP_ENCRYPTION,
      section = MANDATE)
  @EveryVariation(PolicySetting.Every.class)
  void policyForSseS3TakesNothingElse(Testbed testbed, PolicySetting client) throws IOException {
    judge(testbed, BucketPolicy.SSE_S3, client, client.setting().mode() == Mode.SSE_S3);
  }

  @Behaviour(
      says =
          "The policy printed for SSE-KMS tests for the value SSE-KMS, which no request"
              + " carries, so it refuses everything, even SSE-KMS",
      source = Source.HADOOP_ENCRYPTION,
      section = MANDATE)
  @EveryVariation(PolicySetting.Every.class)
  void policyPrintedForSseKmsTakesNothing(Testbed testbed, PolicySetting client)
      throws IOException {
    judge(testbed, BucketPolicy.SSE_KMS_AS_PRINTED, client, false);
  }

  @Behaviour(
      says = "The policy for SSE-KMS with the value aws:kms allows SSE-KMS and nothing else",
      source = Source.HADOOP_ENCRYPTION,
      section = MANDATE)
  @EveryVariation(PolicySetting.Every.class)
  void policyForSseKmsTakesNothingElse(Testbed testbed, PolicySetting client) throws IOException {
    judge(testbed, BucketPolicy.SSE_KMS, client, client.setting().mode() == Mode.SSE_KMS);
  }

  @Behaviour(
      says = "The policy for one KMS key allows uploads and copies with that key, and no others",
      source = Source.AWS_S3,
      section = "Using SSE-KMS: Require a specific KMS key")
  @EveryVariation(PolicySetting.Every.class)
  void policyForOneKeyTakesNoOther(Testbed testbed, PolicySetting client) throws IOException {
    judge(testbed, BucketPolicy.ONE_KEY, client, namesKey1(client.setting()));
  }

  @Behaviour(
      says =
          "The policy that mandates SSE-S3 allows multipart uploads, whose parts carry no"
              + " header",
      source = Source.HADOOP_ENCRYPTION,
      section = MANDATE)
  @NoProfile
  void policyForSseS3TakesMultipartUploads(Testbed testbed) throws IOException {
    try (BucketPolicy.InForce policy = BucketPolicy.SSE_S3.on(testbed);
        S3AClient s3a = testbed.openInstead(ModeAndKey.SSE_S3.settings())) {
      s3a.write("parts", PARTS);
      testbed.verifyAs("parts", PARTS, Encryption.of(Mode.SSE_S3));
    }
  }

  @Behaviour(
      says = "The policy that mandates TLS refuses a client that does not use it",
      source = Source.AWS_S3,
      section = "Security best practices: Enforce encryption of data in transit")
  @NoProfile
  void policyForTlsRefusesPlainHttp(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    Map<String, String> plain =
        Map.of(
            "fs.s3a.connection.ssl.enabled",
            "false",
            "fs.s3a.endpoint",
            "s3." + testbed.settings().region() + ".amazonaws.com");
    try (BucketPolicy.InForce policy = BucketPolicy.TLS.on(testbed)) {
      try (S3AClient s3a = testbed.open(plain)) {
        judgeRefused(testbed, s3a, "without TLS");
      }
      try (S3AClient s3a = testbed.open()) {
        s3a.write("file", SMALL);
        testbed.verify("file", SMALL);
      }
    }
  }

  private static boolean namesKey1(ModeAndKey setting) {
    return setting == ModeAndKey.SSE_KMS_KEY1 || setting == ModeAndKey.DSSE_KMS_KEY1;
  }

  private static void judge(
      Testbed testbed, BucketPolicy policy, PolicySetting client, boolean taken)
      throws IOException {
    Map<String, String> settings = client.setting().settings();
    testbed.requirements().settings(settings);
    try (BucketPolicy.InForce inForce = policy.on(testbed);
        S3AClient s3a = testbed.openInstead(settings)) {
      if (taken) {
        verifyTaken(testbed, s3a, client.setting().encryption(testbed.keys()));
      } else {
        judgeRefused(testbed, s3a, "under " + client.setting().mode());
      }
    }
  }

  private static void verifyTaken(Testbed testbed, S3AClient s3a, Encryption asked)
      throws IOException {
    s3a.write("small", SMALL);
    testbed.verifyAs("small", SMALL, asked);
    s3a.rename("small", "renamed");
    testbed.verifyAs("renamed", SMALL, asked);
  }

  private static void judgeRefused(Testbed testbed, S3AClient s3a, String how) throws IOException {
    Optional<S3AFailure> refused =
        FORBIDDEN.judge(testbed.checks(), "a write " + how, () -> s3a.write("file", SMALL));
    if (refused.filter(FORBIDDEN::matches).isPresent()) {
      assertThat(testbed.store().keys(testbed.place(), "")).as("what is stored").isEmpty();
    }
  }
}
