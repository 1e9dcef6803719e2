package org.s3aharness.watch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.s3aharness.watch.census.CensusRow;
import org.s3aharness.watch.jvm.WatchedFileSystem;
import org.s3aharness.watch.jvm.WatchedJvm;
import org.s3aharness.watch.object.ExaminedObject;
import org.s3aharness.watch.object.UnexplainedObject;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Everything that is known about a watched job.
 *
 * @param job the command, and how it ended
 * @param counts how much it did
 */
public record WatchOutcome(
    Job job, Counts counts, Reported reported, Recorded recorded, Judged judged, Stored stored) {

  /**
   * Describes the command that was watched.
   *
   * @param command without its arguments, which may hold secrets
   * @param exitCode as the operating system reports it
   * @param interrupted whether the watching was interrupted before the command had ended
   * @param took the time from its start to its end
   */
  public record Job(String command, int exitCode, boolean interrupted, Duration took) {}

  /**
   * The amount of work that the job did.
   *
   * @param requests the requests to the store
   * @param bytes the bytes in their bodies
   * @param objects the objects written by recorded requests
   * @param gone how many of these no longer existed at the end
   */
  public record Counts(long requests, long bytes, long objects, long gone) {}

  /**
   * Holds what the job's JVMs have reported.
   *
   * @param fileSystems the filesystems that they have opened
   * @param fileIos the settings of each Iceberg S3FileIO that was used
   * @param notes what people should know, and how often it occurred
   * @param unwatched what would have bypassed the recorder, and how often
   * @param unfollowed the parts of the job that the recorder may not have seen, in words
   */
  public record Reported(
      List<WatchedJvm> jvms,
      List<WatchedFileSystem> fileSystems,
      List<Map<String, String>> fileIos,
      Map<String, Integer> notes,
      Map<String, Integer> unwatched,
      List<String> unfollowed) {}

  /**
   * Holds what the recorder has seen.
   *
   * @param samples an exchange of each kind
   * @param inFlight the exchanges that have not ended
   */
  public record Recorded(List<CensusRow> census, List<Exchange> samples, List<Exchange> inFlight) {}

  /**
   * Holds what was judged.
   *
   * @param violations what was wrong
   * @param things the groups that got a verdict
   */
  public record Judged(List<Violation> violations, List<JudgedThing> things) {}

  /**
   * Holds what the store has at the end.
   *
   * @param objects the examined objects, up to a limit, wrong ones first
   * @param atRest how many objects of each place are encrypted in which way
   * @param unexplained the objects that no recorded request explains, up to a limit
   * @param unexplainedCount how many such objects there are
   * @param openUploads the uploads that the job has left open
   * @param notListed the places that could not be listed, and why
   */
  public record Stored(
      List<ExaminedObject> objects,
      Map<String, Map<String, Long>> atRest,
      List<UnexplainedObject> unexplained,
      long unexplainedCount,
      List<String> openUploads,
      Map<String, String> notListed) {}
}
