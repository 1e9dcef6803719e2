package org.s3aharness.store.connect;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.s3aharness.store.Feature;
import org.s3aharness.store.Place;
import org.s3aharness.store.SseCustomerKey;
import org.s3aharness.store.Store;
import org.s3aharness.store.resource.Buckets;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Tries which features a store has, with a place and a key of its own. A store has a mode if an
 * object written under it shows it afterwards. A bucket that is not the probe's own is asked, and
 * not changed.
 */
final class Probe {
  private static final String KEY = "probe";

  private final Map<Feature, String> answers = new EnumMap<>(Feature.class);
  private final S3Client s3;
  private final Store store;
  private final List<String> keyIds;

  private Probe(Store store, List<String> keyIds) {
    this.s3 = store.s3();
    this.store = store;
    this.keyIds = keyIds;
  }

  /**
   * Returns, for each feature, why the store lacks it, as the store answered, or the empty text if
   * the store has it.
   *
   * @param runId the id of the run that wants to know, for the names of what is created meanwhile
   * @param keyIds names of KMS keys to use where there is no KMS API
   * @param within the place to write to; empty to create buckets
   * @throws SdkException if not even a bucket can be created or removed
   * @throws StoreUnavailableException if the bucket to write to does not exist, or cannot be used
   * @throws PrefixInUseException if something is already at the place to write to
   */
  static Map<Feature, String> of(
      Store store, String runId, List<String> keyIds, Optional<Place> within) {
    Probe probe = new Probe(store, keyIds);
    boolean interrupted = false;
    try (PlaceAllocator places = PlaceAllocator.of(store, runId, within);
        KmsKeyManager keys = new KmsKeyManager(store, runId)) {
      try {
        probe.everything(places, keys);
      } finally {
        interrupted = Thread.interrupted(); // which would keep it from cleaning up
      }
      return probe.answers;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void everything(PlaceAllocator places, KmsKeyManager keys) {
    Place place = places.create("probe");
    modes(place, keyFrom(keys));
    sessions(place);
    if (places instanceof Buckets) {
      versioning(place.bucket());
    } else {
      versioningAsItIs(place.bucket());
    }
  }

  private Optional<String> keyFrom(KmsKeyManager keys) {
    try {
      String arn = keys.createKey("probe").arn();
      answers.put(Feature.KMS_API, "");
      return Optional.of(arn);
    } catch (SdkException e) {
      answers.put(Feature.KMS_API, said(e));
      return keyIds.stream().findFirst();
    }
  }

  private void modes(Place place, Optional<String> kmsKey) {
    attempt(Feature.SSE_S3, () -> written(place, r -> r.serverSideEncryption("AES256"), "AES256"));
    String noKey =
        "no KMS API answers (" + answers.get(Feature.KMS_API) + ") and no --kms-key is given";
    for (Map.Entry<Feature, String> mode :
        Map.of(Feature.SSE_KMS, "aws:kms", Feature.DSSE_KMS, "aws:kms:dsse").entrySet()) {
      String algorithm = mode.getValue();
      attempt(
          mode.getKey(),
          () ->
              kmsKey
                  .map(
                      key ->
                          written(
                              place,
                              r -> r.serverSideEncryption(algorithm).ssekmsKeyId(key),
                              algorithm))
                  .orElse(noKey));
    }
    attempt(Feature.SSE_C, () -> writtenWithCustomerKey(place));
  }

  private String written(
      Place place, Consumer<PutObjectRequest.Builder> encryption, String algorithm) {
    PutObjectRequest.Builder put =
        PutObjectRequest.builder().bucket(place.bucket()).key(place.key(KEY));
    encryption.accept(put);
    s3.putObject(put.build(), RequestBody.fromString(KEY));
    String seen =
        s3.headObject(r -> r.bucket(place.bucket()).key(place.key(KEY)))
            .serverSideEncryptionAsString();
    return algorithm.equals(seen)
        ? ""
        : "it accepts %s, and then says of the object: %s"
            .formatted(algorithm, seen == null ? "not encrypted" : seen);
  }

  private String writtenWithCustomerKey(Place place) {
    SseCustomerKey key = SseCustomerKey.random();
    s3.putObject(
        r -> r.bucket(place.bucket()).key(place.key(KEY)).overrideConfiguration(key.headers()),
        RequestBody.fromString(KEY));
    HeadObjectResponse answer =
        s3.headObject(
            r -> r.bucket(place.bucket()).key(place.key(KEY)).overrideConfiguration(key.headers()));
    return key.md5().equals(answer.sseCustomerKeyMD5())
        ? ""
        : "it accepts a customer's key, and then names none of the object";
  }

  private void sessions(Place place) {
    attempt(
        Feature.SESSIONS,
        () -> {
          try (S3Client session = StoreClients.withSession(store)) {
            session.listObjectsV2(r -> r.bucket(place.bucket()).prefix(place.prefix()).maxKeys(1));
            return "";
          }
        });
  }

  private void versioning(String bucket) {
    attempt(
        Feature.VERSIONING,
        () -> {
          s3.putBucketVersioning(
              r ->
                  r.bucket(bucket)
                      .versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
          BucketVersioningStatus status = s3.getBucketVersioning(r -> r.bucket(bucket)).status();
          return status == BucketVersioningStatus.ENABLED
              ? ""
              : "it accepts that, and says " + status;
        });
  }

  private void versioningAsItIs(String bucket) {
    attempt(
        Feature.VERSIONING,
        () -> {
          String status = s3.getBucketVersioning(r -> r.bucket(bucket)).statusAsString();
          return BucketVersioningStatus.ENABLED.toString().equals(status)
              ? ""
              : "the bucket has it " + (status == null ? "off" : status.toLowerCase(Locale.ROOT));
        });
  }

  /** Makes an attempt, which returns why it failed, or the empty text. */
  private void attempt(Feature feature, Supplier<String> attempt) {
    String answer;
    try {
      answer = attempt.get();
    } catch (SdkException refused) {
      answer = said(refused);
    }
    answers.put(feature, answer);
  }

  private static String said(SdkException refused) {
    return refused.getMessage().strip().replaceAll("\\s+", " ");
  }

  /** Returns one line for each feature. */
  static List<String> lines(Map<Feature, String> answers) {
    return answers.entrySet().stream()
        .map(
            e ->
                e.getKey().label()
                    + ": "
                    + (e.getValue().isEmpty() ? "yes" : "no, " + e.getValue()))
        .toList();
  }
}
