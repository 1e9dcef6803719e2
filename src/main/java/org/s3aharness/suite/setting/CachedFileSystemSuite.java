package org.s3aharness.suite.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.verdict.Source;

/**
 * Judges jobs that write several data sets into one bucket, each data set under a key of its own.
 */
class CachedFileSystemSuite {
  private static final Content CONTENT = FileSize.SMALL.content();

  /** A mode with two keys. */
  record TwoKeys(Mode mode, String first, String second) implements Variation {

    /** Lists the modes. */
    static final class Every implements Listing {
      @Override
      public List<TwoKeys> all() {
        return List.of(
            new TwoKeys(Mode.SSE_KMS, "s3aharness.kms.key1.arn", "s3aharness.kms.key2.arn"),
            new TwoKeys(Mode.SSE_C, "s3aharness.sse-c.key1", "s3aharness.sse-c.key2"),
            new TwoKeys(Mode.CSE_KMS, "s3aharness.kms.key1.arn", "s3aharness.kms.key2.arn"));
      }
    }

    @Override
    public String name() {
      return mode.label().toLowerCase(Locale.ROOT);
    }

    Map<String, String> settings(Testbed testbed, String key) {
      return Map.of(
          EncryptionSettings.ALGORITHM,
          mode.setting(),
          EncryptionSettings.KEY,
          testbed.keys().variable(key));
    }

    Encryption encryption(Testbed testbed, String key) {
      return Encryption.of(mode, testbed.keys().variable(key));
    }
  }

  @Behaviour(
      says =
          "A cached filesystem keeps the key with which it was opened, whatever a later"
              + " configuration says",
      source = Source.HADOOP_API,
      section =
          "FileSystem.get(URI, Configuration): if there is a cached FS instance, it is returned")
  @EveryVariation(TwoKeys.Every.class)
  void cachedFilesystemKeepsItsKey(Testbed testbed, TwoKeys keys) throws IOException {
    assertThat(write(testbed, keys, true)).as("filesystems").isEqualTo(1);
    testbed.verifyAs("first", CONTENT, keys.encryption(testbed, keys.first()));
    testbed.verifyAs("second", CONTENT, keys.encryption(testbed, keys.first()));
  }

  @Behaviour(
      says = "With fs.s3a.impl.disable.cache, every configuration has its own key",
      source = Source.HADOOP_API,
      section = "FileSystem.get(URI, Configuration): disable.cache")
  @EveryVariation(TwoKeys.Every.class)
  void withoutTheCacheEachConfigurationHasItsKey(Testbed testbed, TwoKeys keys) throws IOException {
    assertThat(write(testbed, keys, false)).as("filesystems").isEqualTo(2);
    testbed.verifyAs("first", CONTENT, keys.encryption(testbed, keys.first()));
    testbed.verifyAs("second", CONTENT, keys.encryption(testbed, keys.second()));
  }

  /** Writes two files and returns the number of filesystems that this took. */
  private static int write(Testbed testbed, TwoKeys keys, boolean cached) throws IOException {
    Map<String, String> first = keys.settings(testbed, keys.first());
    testbed.requirements().settings(first);
    List<String> arguments =
        new ArrayList<>(
            List.of(String.valueOf(cached), String.valueOf(CONTENT.size()), "first", "second"));
    testbed
        .settings()
        .perBucket(testbed.place(), keys.settings(testbed, keys.second()))
        .forEach((name, value) -> arguments.add(name + "=" + value));
    try (S3AClient s3a = testbed.openInstead(first)) {
      return (Integer)
          s3a.run(
              "org.s3aharness.agent.scenario.setting.DataSets", arguments.toArray(String[]::new));
    }
  }
}
