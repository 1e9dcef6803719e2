package org.s3aharness.suite.clientside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.OtherRegion;
import org.s3aharness.store.Place;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.Refusal;
import org.s3aharness.wire.exchange.Exchange;

/** Judges which key wraps the data keys of CSE-KMS, and which KMS is asked for it. */
class WrappingKeySuite {
  private static final String SETUP = "Amazon S3 Client Side Encryption: Setup";
  private static final String KMS_REGION = "fs.s3a.encryption.cse.kms.region";
  private static final Content SMALL = FileSize.SMALL.content();
  private static final Content LARGE = FileSize.TWO_PARTS.content();

  /** A form in which a key is named, other than the ARN, which a profile has. */
  record KeyForm(String name, String variable) implements Variation {

    /** Lists the forms. */
    static final class Every implements Listing {
      @Override
      public List<KeyForm> all() {
        return List.of(
            new KeyForm("key-id", "s3aharness.kms.key1.id"),
            new KeyForm("alias-name", "s3aharness.kms.key1.alias.name"),
            new KeyForm("alias-arn", "s3aharness.kms.key1.alias.arn"));
      }
    }

    Map<String, String> settings() {
      return Map.of(
          EncryptionSettings.ALGORITHM,
          Mode.CSE_KMS.setting(),
          EncryptionSettings.KEY,
          "${" + variable + "}");
    }
  }

  @Behaviour(
      says = "CSE-KMS takes the key by its id, alias name or alias ARN as well",
      source = Source.HADOOP_ENCRYPTION,
      section = SETUP + ": KMS_KEY_ID")
  @EveryVariation(KeyForm.Every.class)
  void keyInEveryFormWrapsDataKeys(Testbed testbed, KeyForm form) throws IOException {
    testbed.requirements().settings(form.settings());
    Encryption asked = Encryption.of(Mode.CSE_KMS, testbed.keys().variable(form.variable()));
    try (S3AClient s3a = testbed.openInstead(form.settings())) {
      s3a.write("small", SMALL);
      s3a.write("large", LARGE);
      testbed.verifyAs("small", SMALL, asked);
      testbed.verifyAs("large", LARGE, asked);
      testbed.verifyRead(s3a, "small", SMALL);
      testbed.verifyRead(s3a, "large", LARGE);
    }
  }

  @Behaviour(
      says = "CSE-KMS takes effect under the older names of its settings as well",
      source = Source.HADOOP_INDEX,
      section =
          "General S3A Client configuration: fs.s3a.encryption.algorithm replaces"
              + " fs.s3a.server-side-encryption-algorithm")
  @NoProfile
  void olderNamesTakeEffect(Testbed testbed) throws IOException {
    Map<String, String> settings =
        Map.of(
            EncryptionSettings.OLD_ALGORITHM,
            Mode.CSE_KMS.setting(),
            EncryptionSettings.OLD_KEY,
            "${s3aharness.kms.key1.arn}");
    testbed.requirements().settings(settings);
    Encryption asked =
        Encryption.of(Mode.CSE_KMS, testbed.keys().variable("s3aharness.kms.key1.arn"));
    try (S3AClient s3a = testbed.openInstead(settings)) {
      s3a.write("file", SMALL);
      testbed.verifyAs("file", SMALL, asked);
      testbed.verifyRead(s3a, "file", SMALL);
    }
  }

  @Behaviour(
      says = "CSE-KMS asks the KMS of the region that " + KMS_REGION + " names",
      source = Source.HADOOP_ENCRYPTION,
      section = SETUP + ": " + KMS_REGION)
  @NoProfile
  void keyIsAskedForInItsRegion(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    testbed.requirements().feature(ReleaseFeatures::supportsCseCustom, KMS_REGION);
    KeyForm byId = new KeyForm.Every().all().get(0); // an ARN would name the region
    testbed.requirements().settings(byId.settings());
    String other = OtherRegion.than(testbed.settings().region());
    Map<String, String> settings = new HashMap<>(byId.settings());
    settings.put(KMS_REGION, other);
    try (S3AClient s3a = testbed.openInstead(settings)) {
      Refusal.withAnswer(400, Refusal.KMS_NOT_FOUND)
          .judge(testbed.checks(), "a key that is not there", () -> s3a.write("file", SMALL));
    }
    judgeHostsOfKms(testbed, other);
    assertThat(testbed.store().keys(testbed.place(), "")).as("what is stored").isEmpty();
  }

  @Behaviour(
      says = "With an endpoint of S3 and no region, CSE-KMS asks KMS, not the endpoint",
      source = Source.HADOOP_CONNECTING,
      section = "S3 endpoint and region settings in detail: the region is that of the endpoint")
  @NoProfile
  void endpointWithoutRegionLeavesKmsWhereItIs(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    testbed.requirements().settings(ModeAndKey.CSE_KMS_KEY1.settings());
    String region = testbed.settings().region();
    Map<String, String> settings = new HashMap<>(ModeAndKey.CSE_KMS_KEY1.settings());
    settings.put("fs.s3a.endpoint", "s3." + region + ".amazonaws.com");
    settings.put("fs.s3a.endpoint.region", "");
    try (S3AClient s3a = testbed.openInstead(settings)) {
      s3a.write("file", SMALL);
      testbed.verifyRead(s3a, "file", SMALL);
    }
    judgeHostsOfKms(testbed, region);
    testbed.verifyAs("file", SMALL, ModeAndKey.CSE_KMS_KEY1.encryption(testbed.keys()));
  }

  private static void judgeHostsOfKms(Testbed testbed, String region) {
    Set<String> hosts =
        testbed.wire().filter(exchange -> exchange.kind().isOfKms()).stream()
            .map(Exchange::host)
            .collect(Collectors.toSet());
    testbed
        .checks()
        .equal(
            Witness.WIRE,
            "kms-host",
            "hosts that are asked for data keys",
            Set.of("kms." + region + ".amazonaws.com"),
            hosts);
  }

  @Behaviour(
      says = "One bucket has client-side encryption while another has SSE-KMS",
      source = Source.HADOOP_INDEX,
      section = "Configuring different S3 buckets with Per-Bucket Configuration")
  @NoProfile
  void bucketWithClientSideEncryptionIsBesideAnother(Testbed testbed) throws IOException {
    ModeAndKey one = ModeAndKey.CSE_KMS_KEY1;
    ModeAndKey other = ModeAndKey.SSE_KMS_KEY2;
    testbed.requirements().settings(one.settings());
    testbed.requirements().settings(other.settings());
    Place first = testbed.place();
    Place second = testbed.newBucket();
    Map<String, String> both = new HashMap<>();
    both.putAll(testbed.settings().perBucket(first, one.settings()));
    both.putAll(testbed.settings().perBucket(second, other.settings()));
    try (S3AClient inFirst = testbed.openInstead(first, both);
        S3AClient inSecond = testbed.openInstead(second, both)) {
      inFirst.write("file", LARGE);
      inSecond.write("file", LARGE);
      testbed.verifyRead(inFirst, "file", LARGE);
      testbed.verifyRead(inSecond, "file", LARGE);
    }
    testbed.objects().verifyAt(first, "file", LARGE, one.encryption(testbed.keys()));
    testbed.objects().verifyAt(second, "file", LARGE, other.encryption(testbed.keys()));
  }
}
