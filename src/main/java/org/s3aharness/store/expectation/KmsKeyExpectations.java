package org.s3aharness.store.expectation;

import static org.s3aharness.store.expectation.Bench.AES256;
import static org.s3aharness.store.expectation.Bench.KMS;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.resource.KmsKeyManager;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.DataKeySpec;

/** Expectations about objects and requests when something happens to their KMS key. */
final class KmsKeyExpectations {
  private static final S3Refusal DISABLED =
      S3Refusal.of(S3Refusal.BAD_REQUEST, "KMS.DisabledException");
  private static final S3Refusal PENDING =
      S3Refusal.of(S3Refusal.BAD_REQUEST, "KMS.KMSInvalidStateException");
  private static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

  private KmsKeyExpectations() {}

  static List<Expectation> all() {
    return List.of(
        new Expectation(
            "kms-key/unknown-key-is-refused",
            "PutObject under a KMS key that does not exist is refused with the error of KMS.",
            AwsDocument.ERRORS,
            bench -> {
              KmsKey key = bench.keys().first();
              String nowhere = key.arn().replace(key.id(), NOWHERE);
              return TrialResult.refusing(
                  S3Refusal.of(S3Refusal.BAD_REQUEST, "KMS.NotFoundException"),
                  () -> bench.newObject(r -> r.serverSideEncryption(KMS).ssekmsKeyId(nowhere)));
            }),
        withDisabledKey(
            "put",
            "PutObject under a disabled key is refused.",
            (bench, object) ->
                TrialResult.refusing(
                    DISABLED,
                    () ->
                        bench.newObject(
                            r -> r.serverSideEncryption(KMS).ssekmsKeyId(object.key().arn())))),
        withDisabledKey(
            "get",
            "GetObject of an object whose key is disabled is refused.",
            (bench, object) -> TrialResult.refusing(DISABLED, () -> bench.read(object.name()))),
        withDisabledKey(
            "upload",
            "CreateMultipartUpload under a disabled key is refused.",
            (bench, object) ->
                TrialResult.refusing(
                    DISABLED,
                    () ->
                        new Multipart(
                                bench,
                                r -> r.serverSideEncryption(KMS).ssekmsKeyId(object.key().arn()))
                            .close())),
        withDisabledKey(
            "copy-from",
            "CopyObject of an object whose key is disabled is refused.",
            (bench, object) ->
                TrialResult.refusing(
                    DISABLED,
                    () ->
                        bench.copy(
                            object.name(), bench.newKey(), r -> r.serverSideEncryption(AES256)))),
        withDisabledKey(
            "copy-to",
            "CopyObject to a disabled key is refused.",
            (bench, object) -> {
              String source = bench.newObject(r -> {});
              return TrialResult.refusing(
                  DISABLED,
                  () ->
                      bench.copy(
                          source,
                          bench.newKey(),
                          r -> r.serverSideEncryption(KMS).ssekmsKeyId(object.key().arn())));
            }),
        withDisabledKey(
            "head",
            "HeadObject of an object whose key is disabled still names the key.",
            (bench, object) ->
                TrialResult.comparing(object.key().arn(), bench.head(object.name()).ssekmsKeyId())),
        new Expectation(
            "kms-key/enabled-again-reads",
            "GetObject works again once a disabled key is enabled.",
            AwsDocument.KEY_STATES,
            bench ->
                withObject(
                    bench,
                    "enabled again",
                    (manager, object) -> {
                      manager.disable(object.key());
                      manager.enable(object.key());
                      return TrialResult.comparing(Bench.CONTENT, bench.read(object.name()));
                    })),
        new Expectation(
            "kms-key/pending-deletion-is-refused",
            "GetObject of an object, and PutObject, are refused while the key awaits its deletion.",
            AwsDocument.KEY_STATES,
            bench ->
                withObject(
                    bench,
                    "pending deletion",
                    (manager, object) -> {
                      manager.scheduleDeletion(
                          object.key(), KmsKeyManager.MINIMUM_DAYS_TO_DELETION);
                      return TrialResult.refusing(PENDING, () -> bench.read(object.name()))
                          .and(
                              b ->
                                  TrialResult.refusing(
                                      PENDING,
                                      () ->
                                          b.newObject(
                                              r ->
                                                  r.serverSideEncryption(KMS)
                                                      .ssekmsKeyId(object.key().arn()))),
                              bench);
                    })),
        new Expectation(
            "kms-key/rotation-keeps-objects-readable",
            "What a key encrypted before its rotation stays readable.",
            AwsDocument.ROTATION,
            bench ->
                withObject(
                    bench,
                    "rotated",
                    (manager, object) -> {
                      manager.rotate(object.key());
                      return TrialResult.comparing(Bench.CONTENT, bench.read(object.name()));
                    })),
        new Expectation(
            "kms-key/retargeted-alias-leaves-objects",
            "An object that was put under an alias keeps its key, and is read, when the alias is"
                + " made to lead to another one.",
            AwsDocument.ALIASES,
            KmsKeyExpectations::retargetedAlias),
        new Expectation(
            "kms-key/context-is-bound",
            "Decrypt with another encryption context than that of GenerateDataKey is refused.",
            AwsDocument.CONTEXT,
            KmsKeyExpectations::contextIsBound));
  }

  /** An object with its own key. */
  private record ObjectUnderKey(String name, KmsKey key) {}

  private static TrialResult withObject(
      Bench bench, String purpose, BiFunction<KmsKeyManager, ObjectUnderKey, TrialResult> trial) {
    KmsKey key = bench.keys().fresh(purpose);
    String name = bench.newObject(r -> r.serverSideEncryption(KMS).ssekmsKeyId(key.arn()));
    return trial.apply(bench.keys().manager(), new ObjectUnderKey(name, key));
  }

  private static Expectation withDisabledKey(
      String operation, String says, BiFunction<Bench, ObjectUnderKey, TrialResult> trial) {
    return new Expectation(
        "kms-key/disabled-" + operation,
        says,
        AwsDocument.KEY_STATES,
        bench ->
            withObject(
                bench,
                "disabled",
                (manager, object) -> {
                  manager.disable(object.key());
                  return trial.apply(bench, object);
                }));
  }

  private static TrialResult retargetedAlias(Bench bench) {
    KmsKey key = bench.keys().fresh("retargeted");
    KmsKey other = bench.keys().second();
    String name = bench.newObject(r -> r.serverSideEncryption(KMS).ssekmsKeyId(key.aliasName()));
    bench.keys().manager().retargetAlias(key, other);
    return TrialResult.comparing(
        List.of(key.arn(), Bench.CONTENT), bench.head(name).ssekmsKeyId(), bench.read(name));
  }

  private static TrialResult contextIsBound(Bench bench) {
    KmsKey key = bench.keys().first();
    SdkBytes wrapped =
        bench
            .kms()
            .generateDataKey(
                r ->
                    r.keyId(key.arn())
                        .keySpec(DataKeySpec.AES_256)
                        .encryptionContext(Map.of("purpose", "one")))
            .ciphertextBlob();
    return TrialResult.refusing(
        S3Refusal.of(S3Refusal.BAD_REQUEST, "InvalidCiphertextException"),
        () ->
            bench
                .kms()
                .decrypt(
                    r -> r.ciphertextBlob(wrapped).encryptionContext(Map.of("purpose", "two"))));
  }
}
