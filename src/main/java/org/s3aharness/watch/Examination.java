package org.s3aharness.watch;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.judge.EncryptionSummary;
import org.s3aharness.harness.judge.ObjectJudge;
import org.s3aharness.harness.judge.RunKeys;
import org.s3aharness.harness.judge.SeenHead;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.StorageChecks;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.DefaultEncryption;
import org.s3aharness.store.ObjectHead;
import org.s3aharness.store.ObjectNotFoundException;
import org.s3aharness.store.Place;
import org.s3aharness.store.SseCustomerKey;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.watch.census.PathPattern;
import org.s3aharness.watch.object.BytesFinding;
import org.s3aharness.watch.object.BytesKind;
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
  private static final int HEAD_BYTES = 64 * 1024;
  private static final int BAD_REQUEST = 400;

  private final StoreInspector inspector;
  private final ObjectJudge judge;
  private final JobExpectation expectations;
  private final WatchedWire wire;
  private final RunKeys keys;
  private final ExaminationTable found;
  private final Map<String, Encryption> defaults = new ConcurrentHashMap<>();

  /**
   * Prepares to examine the objects of a job.
   *
   * @param found receives the findings
   */
  Examination(
      Store store,
      RunKeys keys,
      JobExpectation expectations,
      WatchedWire wire,
      ExaminationTable found) {
    this.inspector = new StoreInspector(store);
    // The store is somebody's: nothing is tried on it.
    this.judge = new ObjectJudge(keys, ability -> Optional.of("a watched store is not tried"));
    this.keys = keys;
    this.found = found;
    this.expectations = expectations;
    this.wire = wire;
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
    String who = wire.who(written.actor());
    JudgedThing.Name name = new JudgedThing.Name("object", "", bucket, PathPattern.of(key));
    try {
      Optional<ObjectHead> head = head(Place.of(bucket), key, customerKey);
      CheckList checks = new CheckList();
      expected.ifPresent(asked -> judge(Place.of(bucket), key, head, asked, checks));
      List<Check> wrong =
          expected.isEmpty()
              ? List.of()
              : wire.judgedObject(
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
      wire.notJudged(name, "the store does not say: " + e.getMessage());
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

  private void judge(
      Place place, String key, Optional<ObjectHead> head, Encryption asked, CheckList checks) {
    boolean keyUnknown = asked.key().filter(SseCustomerKey::isMasked).isPresent();
    if (asked.mode() == Mode.SSE_C && keyUnknown || head.isEmpty()) {
      // That it is refused without a key shows that it is encrypted with one.
      checks.equal(
          Witness.STORE,
          "customer-key",
          Grade.EXPOSED,
          "HEAD " + key + ": asked without a key",
          asked.mode() == Mode.SSE_C ? "refused" : "told",
          head.isEmpty() ? "refused" : "told");
      return;
    }
    judge.judgeHead(
        new SeenHead(key, head.get(), Optional.empty(), Optional.empty()),
        asked,
        atRest(place.bucket(), asked),
        checks);
    if (asked.mode().isClientSide()) {
      judgeBytes(place, key, asked, checks);
    }
  }

  private void judgeBytes(Place place, String key, Encryption asked, CheckList checks) {
    byte[] head = inspector.firstBytes(place, key, HEAD_BYTES);
    BytesFinding finding = BytesKind.of(head, head.length < HEAD_BYTES);
    if (finding.kind() == BytesFinding.Kind.UNDECIDED) {
      return;
    }
    checks.equal(
        Witness.BYTES,
        StorageChecks.CIPHERTEXT,
        Grade.EXPOSED,
        "bytes of " + key + ", under " + asked,
        StorageChecks.CIPHERTEXT,
        finding.kind() == BytesFinding.Kind.PLAINTEXT ? finding.what() : StorageChecks.CIPHERTEXT);
  }

  private Encryption atRest(String bucket, Encryption asked) {
    return asked.mode().isServerSideWithStoredKey() || asked.mode() == Mode.SSE_C
        ? asked
        : defaults.computeIfAbsent(bucket, this::byDefault);
  }

  private Encryption byDefault(String bucket) {
    DefaultEncryption byDefault = inspector.defaultEncryption(bucket);
    return Arrays.stream(Mode.values())
        .filter(Mode::isServerSideWithStoredKey)
        .filter(mode -> mode.header().equals(byDefault.algorithm()))
        .findFirst()
        .map(
            mode ->
                new Encryption(
                    mode, Optional.of(byDefault.kmsKeyId()).filter(id -> !id.isEmpty()), Map.of()))
        .orElse(Encryption.NONE);
  }
}
