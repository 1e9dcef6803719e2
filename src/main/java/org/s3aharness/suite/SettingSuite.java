package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.store.Place;

/** Judges whether a setting takes effect at all, also on releases that do not have it. */
class SettingSuite {

  @Behaviour(
      says = "A setting takes effect, or is refused: it is never accepted and ignored",
      source = Source.CLOUDERA_GUIDE,
      section = "Configuring the Cluster to Use Server-Side Encryption on Amazon S3")
  @EveryProfile(unsupportedToo = true)
  void settingTakesEffectOrIsRefused(Testbed testbed) throws IOException {
    Content content = FileSize.SMALL.content();
    try (S3AClient s3a = testbed.open()) {
      s3a.write("file", content);
    } catch (S3AFailure refused) {
      testbed
          .requirements()
          .whatTheProfileAsksFor("and refuses the setting: " + refused.getMessage());
      throw refused;
    }
    testbed.verify("file", content);
    assertThat(testbed.wire().to(testbed.place().key("file")))
        .as("exchanges about the file")
        .isNotEmpty();
  }

  @Behaviour(
      says = "Two buckets of one cluster have two types of server-side encryption at the same time",
      source = Source.HADOOP_INDEX,
      section = "Configuring different S3 buckets with Per-Bucket Configuration")
  @NoProfile
  void twoBucketsHaveTwoTypesAtATime(Testbed testbed) throws IOException {
    ModeAndKey one = ModeAndKey.SSE_S3;
    ModeAndKey other = ModeAndKey.SSE_KMS_KEY1;
    testbed.requirements().settings(one.settings());
    testbed.requirements().settings(other.settings());
    Place first = testbed.place();
    Place second = testbed.newBucket();
    Map<String, String> both = new HashMap<>();
    both.putAll(testbed.settings().perBucket(first, one.settings()));
    both.putAll(testbed.settings().perBucket(second, other.settings()));
    Content content = FileSize.SMALL.content();
    try (S3AClient inFirst = testbed.openInstead(first, both);
        S3AClient inSecond = testbed.openInstead(second, both)) {
      inFirst.write("file", content);
      inSecond.write("file", content);
      testbed.verifyRead(inFirst, "file", content);
      testbed.verifyRead(inSecond, "file", content);
    }
    testbed.objects().verifyAt(first, "file", content, one.encryption(testbed.keys()));
    testbed.objects().verifyAt(second, "file", content, other.encryption(testbed.keys()));
  }

  @Behaviour(
      says =
          "The release reads every setting about encryption, under the name that the"
              + " setting has",
      source = Source.CLOUDERA_GUIDE,
      section = "Configuring the Cluster to Use Server-Side Encryption on Amazon S3")
  @EveryProfile(unsupportedToo = true)
  void everyEncryptionSettingIsRead(Testbed testbed) throws IOException {
    try {
      testbed.settings().verifyThatEncryptionPropertiesAreRead();
    } catch (S3AFailure refused) {
      testbed
          .requirements()
          .whatTheProfileAsksFor("and refuses the setting: " + refused.getMessage());
      throw refused;
    }
  }
}
