package org.s3aharness.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.judge.EncryptionSummary;
import org.s3aharness.harness.judge.ObjectJudge;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.store.ObjectHead;
import org.s3aharness.store.ObjectNotFoundException;
import org.s3aharness.store.Place;
import org.s3aharness.store.SseCustomerKey;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.watch.census.PathPattern;
import org.s3aharness.watch.object.ExaminationTable;
import org.s3aharness.watch.object.ExaminedObject;
import org.s3aharness.watch.object.WrittenObject;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Judges the objects that a job has left, by the store's report and by their stored bytes. Nothing
 * is known about their content. It is thread-safe.
 */
final class Examination {
  private static final int BAD_REQUEST = 400;

  private final StoreInspector inspector;
  private final StoredObjectJudge judge;
  private final JobExpectation expectations;
  private final JobJudge job;
  private final RunKeys keys;
  private final ExaminationTable found;

  /**
   * Prepares to examine the objects of a job.
   *
   * @param found receives the findings
   */
  Examination(
      Store store,
      RunKeys keys,
      ObjectJudge objects,
      JobExpectation expectations,
      JobJudge job,
      ExaminationTable found) {
    this.inspector = new StoreInspector(store);
    this.judge = new StoredObjectJudge(inspector, objects);
    this.keys = keys;
    this.found = found;
    this.expectations = expectations;
    this.job = job;
  }

  /**
   * Examines one object that a recorded request has written.
   *
   * @return whether the object still exists
   */
  boolean examine(String bucket, String key, WrittenObject written) {
    Optional<Encryption> expected;
    synchronized (expectations) {
      expected =
          expectations
              .of(bucket, written.actor())
              .map(JobExpectation.ExpectedEncryption::encryption);
    }
    Optional<SseCustomerKey> customerKey = customerKey(expected);
    String who = job.who(written.actor());
    JudgedThing.Name name = new JudgedThing.Name("object", "", bucket, PathPattern.of(key));
    try {
      Optional<ObjectHead> head = head(Place.of(bucket), key, customerKey);
      CheckList checks = new CheckList();
      expected.ifPresent(asked -> judge.judge(Place.of(bucket), key, head, asked, checks));
      List<Check> wrong =
          expected.isEmpty()
              ? List.of()
              : job.judgedObject(
                  name, checks, written.actor(), Instant.ofEpochMilli(written.time()));
      found.add(
          new ExaminedObject(
              bucket,
              key,
              head.map(ObjectHead::size).orElse(-1L),
              head.map(its -> EncryptionSummary.of(its, keys)).orElse("SSE-C"),
              written.kind(),
              who,
              verdict(expected, wrong),
              wrong.stream().map(Check::message).collect(Collectors.joining("; "))));
      return true;
    } catch (ObjectNotFoundException gone) {
      return false;
    } catch (SdkException e) {
      job.notJudged(name, "the store does not say: " + e.getMessage());
      found.add(
          new ExaminedObject(
              bucket,
              key,
              -1,
              "unknown",
              written.kind(),
              who,
              ExaminedObject.NOT_JUDGED,
              e.getMessage()));
      return true;
    }
  }

  private static String verdict(Optional<Encryption> expected, List<Check> wrong) {
    if (expected.isEmpty()) {
      return ExaminedObject.NOTHING_EXPECTED;
    }
    return wrong.isEmpty() ? ExaminedObject.OK : ExaminedObject.WRONG;
  }

  private static Optional<SseCustomerKey> customerKey(Optional<Encryption> expected) {
    return expected
        .filter(asked -> asked.mode() == Mode.SSE_C)
        .flatMap(Encryption::key)
        .filter(key -> !SseCustomerKey.isMasked(key))
        .map(SseCustomerKey::new);
  }

  /**
   * Returns the head of an object. Without the key of an object under SSE-C, S3 reports nothing
   * about it and answers 400.
   *
   * @return empty in that case
   */
  private Optional<ObjectHead> head(Place place, String key, Optional<SseCustomerKey> customerKey) {
    try {
      return Optional.of(inspector.head(place, key, customerKey));
    } catch (S3Exception e) {
      if (e.statusCode() != BAD_REQUEST) {
        throw e;
      }
    }
    if (customerKey.isEmpty()) {
      return Optional.empty();
    }
    // Under a key that nobody expects: S3 refuses to tell of an object without one, too.
    return Optional.of(inspector.head(place, key));
  }
}
