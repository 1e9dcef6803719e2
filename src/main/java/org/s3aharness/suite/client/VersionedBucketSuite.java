package org.s3aharness.suite.client;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.store.Feature;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.suite.Refusal;

/** Judges readers of a file that is overwritten while they read it. */
class VersionedBucketSuite {
  /**
   * Content of several times what a stream reads ahead (64 KiB), so that its beginning and its end
   * need a request each, and of few more: reading backwards, a stream sends one for each 64 KiB.
   */
  private static final Content FIRST = Content.ofSize(256 << 10);

  private static final String OVERWRITE = "org.s3aharness.agent.scenario.ReadWhileOverwritten";
  private static final Refusal CHANGED =
      Refusal.withException(
          "refused as changed", "org\\.apache\\.hadoop\\.fs\\.s3a\\.RemoteFileChangedException", 0);

  @Behaviour(
      says = "With change detection by version, a reader goes on with the version that it opened",
      source = Source.HADOOP_INDEX,
      section = "Handling File Overwrite: fs.s3a.change.detection.source versionid, mode server")
  @EveryVariation(ModeVariation.Representative.class)
  void readerGoesOnWithTheVersionItOpened(Testbed testbed, ModeVariation mode) throws IOException {
    testbed.requirements().feature(Feature.VERSIONING);
    testbed
        .requirements()
        .ownBuckets("a bucket of its own, with versions")
        .keepVersions(testbed.place().bucket());
    try (S3AClient s3a = mode.open(testbed, detecting(testbed, "versionid"))) {
      s3a.write("file", FIRST);
      testbed.verifyRead("file after it was overwritten", FIRST.fingerprint(), overwritten(s3a));
    }
  }

  @Behaviour(
      says = "With change detection by ETag, a reader of a file that was overwritten gets an error",
      source = Source.HADOOP_INDEX,
      section = "Handling File Overwrite: fs.s3a.change.detection.source etag, mode server")
  @EveryVariation(ModeVariation.Representative.class)
  void readerOfAnOverwrittenFileGetsAnError(Testbed testbed, ModeVariation mode)
      throws IOException {
    testbed.requirements().ability(Ability.HONOURS_IF_MATCH);
    try (S3AClient s3a = mode.open(testbed, detecting(testbed, "etag"))) {
      s3a.write("file", FIRST);
      CHANGED.judge(testbed.checks(), "reading on after an overwrite", () -> overwritten(s3a));
    }
  }

  /** Returns settings for the input stream that the documentation describes. */
  private static Map<String, String> detecting(Testbed testbed, String source) {
    Map<String, String> settings = new HashMap<>(testbed.settings().inputStream("classic"));
    settings.put("fs.s3a.change.detection.source", source);
    settings.put("fs.s3a.change.detection.mode", "server");
    settings.put("fs.s3a.retry.limit", "2");
    return settings;
  }

  private static Fingerprint overwritten(S3AClient s3a) throws IOException {
    return (Fingerprint) s3a.run(OVERWRITE, "file", String.valueOf(FIRST.size()));
  }
}
