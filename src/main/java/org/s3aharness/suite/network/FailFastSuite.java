package org.s3aharness.suite.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.suite.Attempts;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.suite.Refusal;

/** Judges refusals that a retry cannot mend, with the release's own retry settings. */
class FailFastSuite {
  private static final Content SMALL = FileSize.SMALL.content();

  @Behaviour(
      says = "A wrong customer key is refused at once: retrying cannot help",
      source = Source.HADOOP_INDEX,
      section = "Retry and Recovery: Unrecoverable Problems: Fail Fast")
  @EveryVariation(ModeVariation.WithCustomerKey.class)
  void wrongCustomerKeyIsRefusedAtOnce(Testbed testbed, ModeVariation mode) throws IOException {
    try (S3AClient s3a = testbed.openInstead(mode.settings())) {
      s3a.write("file", SMALL);
    }
    try (S3AClient s3a = testbed.openInstead(ModeAndKey.SSE_C_KEY2.settings())) {
      refusedAtOnce(testbed, "read with another key", () -> s3a.read("file"));
    }
  }

  @Behaviour(
      says = "A KMS key that may not be used is refused at once: retrying cannot help",
      source = Source.HADOOP_TROUBLESHOOTING,
      section = "AWS Server-Side Encryption")
  @EveryVariation(ModeVariation.WithKmsKey.class)
  void disabledKmsKeyIsRefusedAtOnce(Testbed testbed, ModeVariation mode) throws IOException {
    if (mode.encryption(testbed).mode().usesKmsKeyInS3()) {
      testbed.requirements().ability(Ability.PASSES_KMS_ERRORS_ON);
    }
    KmsKey key = testbed.newKmsKey("disabled");
    Map<String, String> settings = new HashMap<>(mode.settings());
    settings.put(EncryptionSettings.KEY, key.arn());
    try (S3AClient s3a = testbed.openInstead(settings)) {
      s3a.write("file", SMALL);
      testbed.changeKeys().disable(key);
      refusedAtOnce(testbed, "read", () -> s3a.read("file"));
      refusedAtOnce(testbed, "write", () -> s3a.write("new", SMALL));
    }
    assertThat(testbed.store().keys(testbed.place(), "")).containsExactly("file");
  }

  private static void refusedAtOnce(Testbed testbed, String what, IORunnable operation)
      throws IOException {
    Attempts.during(
            testbed.wire(),
            () -> Refusal.ofAnyKind().judge(testbed.checks(), "the " + what, operation))
        .judgeNoRetries(what, testbed.checks());
  }
}
