package org.s3aharness.suite.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.suite.Refusal;

/**
 * Judges the guide's table of key ID formats, to the letter. The four forms that AWS defines are
 * profiles; two of the guide's examples are in none of these forms.
 */
class KeyFormSuite {
  private static final String FORMS =
      "API PutObject: x-amz-server-side-encryption-aws-kms-key-id (key ID, key ARN or key alias)";

  @Behaviour(
      says = "A key named by account and key id, as in the guide's example, is refused",
      source = Source.AWS_S3,
      section = FORMS)
  @NoProfile
  void keyNamedByAccountAndIdIsRefused(Testbed testbed) throws IOException {
    testbed.requirements().ability(Ability.PASSES_KMS_ERRORS_ON);
    String arn = testbed.keys().variable("s3aharness.kms.key1.arn");
    refused(testbed, arn.replaceFirst("arn:aws:kms:[^:]*:", ""));
  }

  @Behaviour(
      says = "An alias that is appended to a key's ARN, as in the guide's example, is refused",
      source = Source.AWS_S3,
      section = FORMS)
  @NoProfile
  void aliasAppendedToAKeyArnIsRefused(Testbed testbed) throws IOException {
    testbed.requirements().ability(Ability.REFUSES_UNKNOWN_KEY_FORMS);
    String arn = testbed.keys().variable("s3aharness.kms.key1.arn");
    refused(testbed, arn + ":" + testbed.keys().variable("s3aharness.kms.key1.alias.name"));
  }

  private static void refused(Testbed testbed, String key) throws IOException {
    Map<String, String> settings =
        Map.of(EncryptionSettings.ALGORITHM, "SSE-KMS", EncryptionSettings.KEY, key);
    Optional<S3AFailure> refused =
        Refusal.withStatus(400)
            .judge(
                testbed.checks(),
                "a write with key " + key,
                () -> {
                  try (S3AClient s3a = testbed.openInstead(settings)) {
                    s3a.write("file", FileSize.SMALL.content());
                  }
                });
    if (refused.isPresent()) {
      assertThat(testbed.store().keys(testbed.place(), "")).as("what is stored").isEmpty();
    }
  }
}
