package org.s3aharness.suite.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EndsAgents;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.run.fault.AgentKill;
import org.s3aharness.harness.verdict.Source;

/** Judges re-encryption without a temporary bucket, as Hadoop's documentation suggests it. */
@EndsAgents
class InPlaceMigrationSuite {
  private static final String RENAMING = "Use rename() to encrypt files with new keys";
  private static final String OLD = "data";
  private static final String NEW = "migrated";
  private static final AgentKill HALF_WAY =
      AgentKill.at(request -> TemporaryBucket.isWrite(request.kind()))
          .atNumber(TemporaryBucket.HALF_WAY);

  @Behaviour(
      says = "Renaming a tree with a new setting puts every object under the new mode and key",
      source = Source.HADOOP_ENCRYPTION,
      section = RENAMING)
  @EveryVariation(Migration.WithinABucket.class)
  void renameReencryptsEveryObject(Testbed testbed, Migration migration) throws IOException {
    DataTree tree = filled(testbed, migration);
    try (S3AClient s3a = openAfter(testbed, migration)) {
      timed(testbed, tree, () -> assertThat(s3a.rename(OLD, NEW)).as("rename").isTrue());
      verifyMigrated(testbed, migration, tree, s3a);
    }
  }

  @Behaviour(
      says = "Nothing is lost when renaming a tree is killed half way and then continued",
      source = Source.HADOOP_ENCRYPTION,
      section = RENAMING)
  @EveryVariation(Migration.Two.class)
  void renameMayBeKilledHalfWay(Testbed testbed, Migration migration) throws IOException {
    DataTree tree = filled(testbed, migration);
    S3AClient killed = openAfter(testbed, migration);
    testbed.faults().kill(HALF_WAY, () -> killed.rename(OLD, NEW));
    try (S3AClient s3a = openAfter(testbed, migration)) {
      List<String> left = tree.present(testbed, testbed.place(), OLD);
      List<String> arrived = tree.present(testbed, testbed.place(), NEW);
      testbed
          .checks()
          .observed(
              "after the kill",
              "%d of %d files had arrived, %d were still where they had been"
                  .formatted(arrived.size(), tree.size(), left.size()));
      Set<String> somewhere = new HashSet<>(left);
      somewhere.addAll(arrived);
      assertThat(somewhere).as("files that are somewhere").hasSize(tree.size());
      assertThat(arrived).as("files that had arrived").hasSizeBetween(1, tree.size() - 1);
      for (String file : left) {
        // Renaming the tree again would put it below what has arrived.
        s3a.delete(NEW + "/" + file, false);
        assertThat(s3a.rename(OLD + "/" + file, NEW + "/" + file)).as(file).isTrue();
      }
      s3a.delete(OLD, true);
      verifyMigrated(testbed, migration, tree, s3a);
    }
  }

  @Behaviour(
      says = "Copying a tree with a new setting puts every object under the new mode and key",
      source = Source.HADOOP_ENCRYPTION,
      section = RENAMING + ": by copying the object")
  @EveryVariation(Migration.WithinABucket.class)
  void copyReencryptsEveryObject(Testbed testbed, Migration migration) throws IOException {
    DataTree tree = filled(testbed, migration);
    try (S3AClient s3a = openAfter(testbed, migration)) {
      timed(testbed, tree, () -> copy(s3a));
      s3a.delete(OLD, true);
      verifyMigrated(testbed, migration, tree, s3a);
    }
  }

  @Behaviour(
      says = "Nothing is lost when copying a tree is killed half way and run again",
      source = Source.HADOOP_ENCRYPTION,
      section = RENAMING + ": by copying the object")
  @EveryVariation(Migration.Two.class)
  void copyMayBeKilledHalfWay(Testbed testbed, Migration migration) throws IOException {
    DataTree tree = filled(testbed, migration);
    S3AClient killed = openAfter(testbed, migration);
    testbed.faults().kill(HALF_WAY, () -> copy(killed));
    try (S3AClient s3a = openAfter(testbed, migration)) {
      tree.verify(testbed, testbed.place(), OLD, migration.before(testbed));
      assertThat(tree.count(testbed, testbed.place(), NEW))
          .as("files that had arrived")
          .isBetween(1, tree.size() - 1);
      copy(s3a);
      s3a.delete(OLD, true);
      verifyMigrated(testbed, migration, tree, s3a);
    }
  }

  private static void copy(S3AClient s3a) throws IOException {
    s3a.run("org.s3aharness.agent.scenario.CopyTree", OLD, NEW);
  }

  private static DataTree filled(Testbed testbed, Migration migration) throws IOException {
    migration.needed(testbed);
    DataTree tree = DataTree.toRename();
    try (S3AClient s3a = testbed.openInstead(migration.from().settings())) {
      tree.write(s3a, OLD);
    }
    tree.verify(testbed, testbed.place(), OLD, migration.before(testbed));
    return tree;
  }

  private static S3AClient openAfter(Testbed testbed, Migration migration) throws IOException {
    return testbed.openInstead(migration.to().settings());
  }

  private static void verifyMigrated(
      Testbed testbed, Migration migration, DataTree tree, S3AClient s3a) throws IOException {
    tree.verify(testbed, testbed.place(), NEW, migration.after(testbed));
    tree.verifyRead(testbed, s3a, NEW);
    assertThat(testbed.store().keys(testbed.place(), OLD + "/")).as("what is left").isEmpty();
  }

  private static void timed(Testbed testbed, DataTree tree, IORunnable work) throws IOException {
    long start = System.nanoTime();
    work.run();
    long millis = (System.nanoTime() - start) / 1_000_000;
    testbed
        .checks()
        .observed("time per object", millis / tree.size() + " ms for " + tree.size() + " files");
  }
}
