package org.s3aharness.store.ability;

import java.util.Optional;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.KmsWitness;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.resource.InPlaceUpdate;
import org.s3aharness.store.resource.KmsKeyManager;
import software.amazon.awssdk.services.s3.S3Client;

/** Tries what a store does with keys when it copies. */
final class CopyProbe {
  private static final String KMS = "aws:kms";
  private static final int BAD_REQUEST = 400;

  private final Store store;
  private final S3Client s3;
  private final ProbeObject object;
  private final KmsKeyManager keys;

  CopyProbe(Store store, ProbeObject object, KmsKeyManager keys) {
    this.store = store;
    this.s3 = store.s3();
    this.object = object;
    this.keys = keys;
  }

  String underDisabledKey() {
    KmsKey disabled = keys.createKey("probe disabled");
    object.put(r -> r.serverSideEncryption(KMS).ssekmsKeyId(disabled.arn()));
    keys.disable(disabled);
    return ProbeObject.refused(
        BAD_REQUEST,
        () ->
            s3.copyObject(
                r ->
                    r.sourceBucket(object.bucket())
                        .sourceKey(object.key())
                        .destinationBucket(object.bucket())
                        .destinationKey(object.key() + "-copy")
                        .serverSideEncryption("AES256")));
  }

  /** Looks at what the store asks its KMS about a copy; if nobody sees that, there is no answer. */
  String underSameKey(KmsKey kmsKey) {
    Optional<KmsWitness> witness = store.kmsCalls();
    if (witness.isEmpty()) {
      return "nobody sees what it asks of its KMS";
    }
    String target = object.key() + "-same";
    object.put(r -> r.serverSideEncryption(KMS).ssekmsKeyId(kmsKey.arn()));
    s3.copyObject(
        r ->
            r.sourceBucket(object.bucket())
                .sourceKey(object.key())
                .destinationBucket(object.bucket())
                .destinationKey(target)
                .serverSideEncryption(KMS)
                .ssekmsKeyId(kmsKey.arn()));
    boolean made =
        witness.get().about("arn:aws:s3:::" + object.bucket() + "/" + target).stream()
            .anyMatch(call -> call.operation().equals("GenerateDataKey"));
    return made ? "" : "it keeps the data key of the source";
  }

  String inPlace(KmsKey kmsKey) {
    KmsKey other = keys.createKey("probe other");
    object.put(r -> r.serverSideEncryption(KMS).ssekmsKeyId(kmsKey.arn()));
    new InPlaceUpdate(store).encrypt(Place.of(object.bucket()), object.key(), other.arn());
    String named = s3.headObject(r -> r.bucket(object.bucket()).key(object.key())).ssekmsKeyId();
    return other.arn().equals(named) ? "" : "it keeps the key that the object had";
  }

  String ofPart(KmsKey kmsKey) {
    object.put(r -> r.serverSideEncryption(KMS).ssekmsKeyId(kmsKey.arn()));
    String target = object.key() + "-parts";
    String upload =
        s3.createMultipartUpload(
                r ->
                    r.bucket(object.bucket())
                        .key(target)
                        .serverSideEncryption(KMS)
                        .ssekmsKeyId(kmsKey.arn()))
            .uploadId();
    try {
      s3.uploadPartCopy(
          r ->
              r.sourceBucket(object.bucket())
                  .sourceKey(object.key())
                  .destinationBucket(object.bucket())
                  .destinationKey(target)
                  .uploadId(upload)
                  .partNumber(1));
      return "";
    } finally {
      s3.abortMultipartUpload(r -> r.bucket(object.bucket()).key(target).uploadId(upload));
    }
  }
}
