package org.s3aharness.suite.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.run.fault.AgentKill;
import org.s3aharness.store.Place;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.RetrySettings;
import org.s3aharness.wire.exchange.RequestKind;

/**
 * The guide's four steps, from the bucket to a temporary one and back under the new mode and key.
 */
final class TemporaryBucket {
  /** The number of objects written at half way. */
  static final int HALF_WAY = 5;

  private static final String ROOT = "data";
  private static final Set<RequestKind> WRITES =
      EnumSet.of(
          RequestKind.PUT_OBJECT, RequestKind.COPY_OBJECT, RequestKind.COMPLETE_MULTIPART_UPLOAD);

  private final Testbed testbed;
  private final Migration migration;
  private final DataTree tree = DataTree.toCopy();
  private final Place temporary;
  private ModeAndKey configured;
  private long copying;

  TemporaryBucket(Testbed testbed, Migration migration) {
    this.testbed = testbed;
    this.migration = migration;
    this.configured = migration.to();
    migration.needed(testbed);
    this.temporary = testbed.newBucket(); // step 1
  }

  /** Writes the data under its legacy mode and key. */
  void fill() throws IOException {
    try (S3AClient s3a = testbed.openInstead(settings(migration.from()))) {
      tree.write(s3a, ROOT);
    }
    tree.verify(testbed, testbed.place(), ROOT, migration.before(testbed));
  }

  /** Takes step 2, except for removing what has been copied. */
  void copyOut() throws IOException {
    distCp(migration.from(), testbed.place(), temporary);
  }

  /** Takes the rest of step 2, once all objects have arrived. */
  void removeOriginals() throws IOException {
    tree.verify(testbed, temporary, ROOT, Encryption.NONE);
    testbed
        .checks()
        .observed("data in the temporary bucket", tree.seenEncryption(testbed, temporary, ROOT));
    remove(testbed.place(), migration.from());
  }

  /** Takes step 3 on the bucket, whose default encrypts from now on; S3A's settings stay. */
  void configureBucket() {
    testbed.encryptByDefault(migration.after(testbed));
    configured = ModeAndKey.NONE;
  }

  /**
   * Takes step 4, except for removing what has been copied, and step 3 unless it has been taken.
   */
  void copyBack() throws IOException {
    distCp(configured, temporary, testbed.place());
  }

  /** Takes the rest of step 4. */
  void removeTemporary() throws IOException {
    remove(temporary, configured);
  }

  /** Says whether a request creates an object. */
  static boolean isWrite(RequestKind kind) {
    return WRITES.contains(kind);
  }

  /** Kills the JVM that runs DistCp when some of the objects have been written. */
  void kill(IORunnable step) {
    Throwable killed =
        testbed
            .faults()
            .kill(AgentKill.at(request -> isWrite(request.kind())).atNumber(HALF_WAY), step);
    testbed.checks().observed("what was killed half way", killed.toString());
  }

  /**
   * Aborts the uploads that the killed JVM could not abort. As S3A's documentation says, the next
   * filesystem to be opened does so.
   */
  void abortUnfinished() throws IOException {
    Map<String, String> purging =
        Map.of("fs.s3a.multipart.purge", "true", "fs.s3a.multipart.purge.age", "0");
    for (Place bucket : List.of(testbed.place(), temporary)) {
      testbed.openInstead(bucket, purging).close();
      assertThat(testbed.store().openUploads(bucket)).as("uploads left open").isEmpty();
    }
  }

  /**
   * Judges the state after the way out was killed: some objects have arrived, and all are still in
   * place.
   */
  void verifyHalfOut() {
    verifyPart(temporary);
    tree.verify(testbed, testbed.place(), ROOT, migration.before(testbed));
  }

  /**
   * Judges the state after the way back was killed: some objects have arrived, and all are still in
   * the temporary bucket.
   */
  void verifyHalfBack() {
    verifyPart(testbed.place());
    tree.verify(testbed, temporary, ROOT, Encryption.NONE);
  }

  private void verifyPart(Place bucket) {
    int arrived = tree.count(testbed, bucket, ROOT);
    int uploads = testbed.store().openUploads(bucket).size();
    testbed
        .checks()
        .observed(
            "after the kill",
            arrived + " of " + tree.size() + " files had arrived, " + uploads + " uploads open");
    assertThat(arrived).as("files that had arrived").isBetween(1, tree.size() - 1);
  }

  /** Judges that everything is under the new mode and key, and that nothing is left elsewhere. */
  void verifyMigrated() throws IOException {
    Encryption after = migration.after(testbed);
    tree.verify(testbed, ROOT, configured.encryption(testbed.keys()), atRest(after));
    try (S3AClient s3a = testbed.openInstead(settings(configured))) {
      tree.verifyRead(testbed, s3a, ROOT);
    }
    assertThat(testbed.store().keys(temporary, "")).as("unencrypted copies left").isEmpty();
    assertThat(testbed.store().openUploads(temporary)).as("uploads left open there").isEmpty();
    assertThat(testbed.store().openUploads(testbed.place())).as("uploads left open").isEmpty();
    testbed
        .checks()
        .observed("time per object", copying / tree.size() + " ms for " + tree.size() + " files");
  }

  private Encryption atRest(Encryption after) {
    return configured == ModeAndKey.NONE ? after : testbed.objects().atRest(after);
  }

  private void distCp(ModeAndKey mode, Place from, Place to) throws IOException {
    long start = System.nanoTime();
    try (S3AClient s3a = testbed.openInstead(settings(mode))) {
      s3a.run(
          "org.s3aharness.agent.scenario.DistCpCopy",
          "-update",
          "-skipcrccheck",
          "-direct",
          "-m",
          "4",
          from.uri() + ROOT,
          to.uri() + ROOT);
    } finally {
      copying += (System.nanoTime() - start) / 1_000_000;
    }
  }

  private void remove(Place bucket, ModeAndKey mode) throws IOException {
    try (S3AClient s3a = testbed.openInstead(bucket, settings(mode))) {
      assertThat(s3a.delete(ROOT, true)).as("delete").isTrue();
    }
  }

  /** Returns the settings of both buckets, in their per-bucket form. */
  private Map<String, String> settings(ModeAndKey mode) {
    Map<String, String> settings = new HashMap<>(RetrySettings.SHORT);
    settings.put("fs.s3a.directory.operations.purge.uploads", "true");
    settings.putAll(testbed.settings().perBucket(testbed.place(), mode.settings()));
    settings.putAll(testbed.settings().perBucket(temporary, Map.of()));
    return settings;
  }
}
