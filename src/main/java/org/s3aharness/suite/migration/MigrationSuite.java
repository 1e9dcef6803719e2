package org.s3aharness.suite.migration;

import java.io.IOException;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EndsAgents;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.verdict.Source;

/** Judges the guide's migration through a temporary bucket, with DistCp. */
@EndsAgents
class MigrationSuite {
  private static final String MIGRATING = "Migrating Encrypted Data to New Encryption Mode or Key";

  @Behaviour(
      says = "After the four steps every object is under the new mode and key, and only there",
      source = Source.CLOUDERA_GUIDE,
      section = MIGRATING)
  @EveryVariation(Migration.ThroughABucket.class)
  void fourStepsReencryptEveryObject(Testbed testbed, Migration migration) throws IOException {
    TemporaryBucket steps = new TemporaryBucket(testbed, migration);
    steps.fill();
    steps.copyOut();
    steps.removeOriginals();
    steps.copyBack();
    steps.removeTemporary();
    steps.verifyMigrated();
  }

  @Behaviour(
      says =
          "If step 3 sets a new bucket default, everything that is moved back is"
              + " encrypted with it",
      source = Source.CLOUDERA_GUIDE,
      section = MIGRATING)
  @EveryVariation(Migration.ByBucketDefault.class)
  void stepThreeMayBeADefaultOfTheBucket(Testbed testbed, Migration migration) throws IOException {
    TemporaryBucket steps = new TemporaryBucket(testbed, migration);
    steps.fill();
    steps.copyOut();
    steps.removeOriginals();
    steps.configureBucket();
    steps.copyBack();
    steps.removeTemporary();
    steps.verifyMigrated();
  }

  @Behaviour(
      says = "Nothing is lost when moving out is killed half way and run again",
      source = Source.CLOUDERA_GUIDE,
      section = MIGRATING)
  @EveryVariation(Migration.Two.class)
  void movingOutMayBeKilledHalfWay(Testbed testbed, Migration migration) throws IOException {
    TemporaryBucket steps = new TemporaryBucket(testbed, migration);
    steps.fill();
    steps.kill(steps::copyOut);
    steps.verifyHalfOut();
    steps.abortUnfinished();
    steps.copyOut();
    steps.removeOriginals();
    steps.copyBack();
    steps.removeTemporary();
    steps.verifyMigrated();
  }

  @Behaviour(
      says = "Nothing is lost when moving back is killed half way and run again",
      source = Source.CLOUDERA_GUIDE,
      section = MIGRATING)
  @EveryVariation(Migration.Two.class)
  void movingBackMayBeKilledHalfWay(Testbed testbed, Migration migration) throws IOException {
    TemporaryBucket steps = new TemporaryBucket(testbed, migration);
    steps.fill();
    steps.copyOut();
    steps.removeOriginals();
    steps.kill(steps::copyBack);
    steps.verifyHalfBack();
    steps.abortUnfinished();
    steps.copyBack();
    steps.removeTemporary();
    steps.verifyMigrated();
  }

  @Behaviour(
      says = "Nothing is lost when moving out loses its connections half way and is run again",
      source = Source.CLOUDERA_GUIDE,
      section = MIGRATING)
  @EveryVariation(Migration.Two.class)
  void movingOutMayBeCutOffHalfWay(Testbed testbed, Migration migration) throws IOException {
    TemporaryBucket steps = new TemporaryBucket(testbed, migration);
    steps.fill();
    NetworkCut.during(testbed, TemporaryBucket.HALF_WAY, steps::copyOut);
    steps.verifyHalfOut();
    steps.abortUnfinished();
    steps.copyOut();
    steps.removeOriginals();
    steps.copyBack();
    steps.removeTemporary();
    steps.verifyMigrated();
  }
}
