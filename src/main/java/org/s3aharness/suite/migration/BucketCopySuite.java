package org.s3aharness.suite.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.store.Place;

/**
 * Judges re-encryption from one bucket to another, for data that can be read only with its old key.
 */
class BucketCopySuite {
  private static final String ROOT = "data";

  @Behaviour(
      says = "DistCp with per-bucket policies moves data to another customer's key",
      source = Source.HADOOP_ENCRYPTION,
      section = "Use rename() to encrypt files with new keys: Use distCp for this")
  @EveryVariation(Migration.OfCustomersKeys.class)
  void distCpReencryptsFromBucketToBucket(Testbed testbed, Migration migration) throws IOException {
    migration.needed(testbed);
    Place target = testbed.newBucket();
    Map<String, String> settings =
        new HashMap<>(testbed.settings().perBucket(testbed.place(), migration.from().settings()));
    settings.putAll(testbed.settings().perBucket(target, migration.to().settings()));
    DataTree tree = DataTree.toCopy();
    try (S3AClient s3a = testbed.openInstead(settings)) {
      tree.write(s3a, ROOT);
      s3a.run(
          "org.s3aharness.agent.scenario.DistCpCopy",
          "-update", // otherwise the tree goes below the target's root
          "-skipcrccheck",
          "-direct",
          "-m",
          "4",
          testbed.place().uri() + ROOT,
          target.uri() + ROOT);
    }
    tree.verify(testbed, testbed.place(), ROOT, migration.before(testbed));
    tree.verify(testbed, target, ROOT, migration.after(testbed));
    try (S3AClient s3a = testbed.openInstead(target, settings)) {
      tree.verifyRead(testbed, s3a, ROOT);
    }
    assertThat(testbed.store().openUploads(target)).as("uploads left open").isEmpty();
  }
}
