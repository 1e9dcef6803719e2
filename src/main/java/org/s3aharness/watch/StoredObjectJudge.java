package org.s3aharness.watch;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.judge.ObjectJudge;
import org.s3aharness.harness.judge.SeenHead;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.StorageChecks;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.DefaultEncryption;
import org.s3aharness.store.ObjectHead;
import org.s3aharness.store.Place;
import org.s3aharness.store.SseCustomerKey;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.watch.object.BytesFinding;
import org.s3aharness.watch.object.BytesKind;

/** Judges objects that a job has written by what the store reports of them and by their bytes. */
final class StoredObjectJudge {
  private static final int HEAD_BYTES = 64 * 1024;

  private final StoreInspector inspector;
  private final ObjectJudge objects;
  private final Map<String, Encryption> defaults = new ConcurrentHashMap<>();

  StoredObjectJudge(StoreInspector inspector, ObjectJudge objects) {
    this.inspector = inspector;
    this.objects = objects;
  }

  /**
   * Judges an object.
   *
   * @param head what the store reports of it; empty if it reports nothing without a key
   */
  void judge(
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
    objects.judgeHead(
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
    return Encryption.reported(byDefault.algorithm(), byDefault.kmsKeyId());
  }
}
