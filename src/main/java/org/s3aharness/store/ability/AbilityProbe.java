package org.s3aharness.store.ability;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.s3aharness.store.Feature;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.SseCustomerKey;
import org.s3aharness.store.Store;
import org.s3aharness.store.connect.StoreClients;
import org.s3aharness.store.resource.Buckets;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Tries a store with the probe's own objects and keys. It is not thread-safe. */
final class AbilityProbe {
  private static final String KEY = "probe";
  private static final String KMS = "aws:kms";
  private static final String DSSE = "aws:kms:dsse";
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int PRECONDITION_FAILED = 412;
  private static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

  private static final String DENY_WRITES =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "DenyWrites", "Effect": "Deny",
      "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::%s/*"}]}""";

  private final Store store;
  private final PlaceAllocator places;
  private final KmsKeyManager keys;
  private final ProbeObject object;
  private KmsKey key;

  AbilityProbe(Store store, PlaceAllocator places, KmsKeyManager keys) {
    this.store = store;
    this.places = places;
    this.keys = keys;
    this.object = new ProbeObject(store.s3(), places);
  }

  /**
   * Tries one ability.
   *
   * @return what the store does instead; the empty text if it does as S3 does
   * @throws SdkException if it refuses what S3 accepts
   */
  String tried(Ability ability) {
    return switch (ability) {
      case DSSE -> said(object.put(r -> r.serverSideEncryption(DSSE)), DSSE);
      case NAMES_DSSE_KEY ->
          withKey(
              k -> named(k, object.put(r -> r.serverSideEncryption(DSSE).ssekmsKeyId(k.arn()))));
      case KEEPS_KEY_OF_ALIAS ->
          withKey(
              k ->
                  named(
                      k, object.put(r -> r.serverSideEncryption(KMS).ssekmsKeyId(k.aliasName()))));
      case HAS_DEFAULT_KMS_KEY -> said(object.put(r -> r.serverSideEncryption(KMS)), KMS);
      case REFUSES_CUSTOMER_KEY_ELSEWHERE -> customerKeyElsewhere();
      case REFUSES_KEYS_OVER_HTTP -> withKey(this::keyOverHttp);
      case REFUSES_UNKNOWN_KEY_FORMS ->
          withKey(k -> refusedPut(k.arn() + ":" + k.aliasName(), BAD_REQUEST));
      case NEEDS_KEY_TO_COPY -> withKey(k -> copies().underDisabledKey());
      case MAKES_DATA_KEY_FOR_COPY -> withKey(k -> copies().underSameKey(k));
      case PASSES_KMS_ERRORS_ON ->
          withKey(k -> refusedPut(k.arn().replace(k.id(), NOWHERE), BAD_REQUEST));
      case REFUSES_KEYS_WITHOUT_MATERIAL -> withKey(k -> kms().keyWithoutMaterial());
      case REFUSES_OTHER_MATERIAL -> withKey(k -> kms().otherMaterial());
      case KEEPS_DIRECTORY_MARKERS -> directoryMarker();
      case COPIES_ENCRYPTED_PARTS -> withKey(k -> copies().ofPart(k));
      case HONOURS_IF_MATCH -> ifMatch();
      case APPLIES_BUCKET_KEYS -> withKey(k -> inOwnBuckets(b -> bucketKeys(b).ofPut(k)));
      case APPLIES_BUCKET_KEYS_TO_COPIES ->
          withKey(k -> inOwnBuckets(b -> bucketKeys(b).ofCopy(k)));
      case CHANGES_KEYS_IN_PLACE -> withKey(k -> copies().inPlace(k));
      case ENFORCES_POLICIES -> inOwnBuckets(this::policy);
    };
  }

  private String withKey(Function<KmsKey, String> attempt) {
    Optional<String> noKms = store.whyNot(Feature.KMS_API);
    if (noKms.isPresent()) {
      return "it has no KMS API to try that with";
    }
    if (key == null) {
      key = keys.createKey(KEY);
    }
    return attempt.apply(key);
  }

  /** Tries something that would affect everyone who uses a bucket. */
  private String inOwnBuckets(Function<Buckets, String> attempt) {
    return places instanceof Buckets buckets
        ? attempt.apply(buckets)
        : "not tried, because it would affect everyone who uses the bucket";
  }

  private BucketKeyProbe bucketKeys(Buckets buckets) {
    return new BucketKeyProbe(store.s3(), buckets);
  }

  private CopyProbe copies() {
    return new CopyProbe(store, object, keys);
  }

  private KmsProbe kms() {
    return new KmsProbe(store.kms(), keys);
  }

  private static String said(HeadObjectResponse head, String algorithm) {
    String seen = head.serverSideEncryptionAsString();
    return algorithm.equals(seen)
        ? ""
        : "it accepts %s, and then says of the object: %s"
            .formatted(algorithm, seen == null ? "not encrypted" : seen);
  }

  private static String named(KmsKey key, HeadObjectResponse head) {
    String name = head.ssekmsKeyId();
    if (key.arn().equals(name)) {
      return "";
    }
    return name == null ? "it names none" : "it names " + name.replaceAll("alias/.*", "the alias");
  }

  private String customerKeyElsewhere() {
    object.put(r -> {});
    SseCustomerKey customerKey = SseCustomerKey.random();
    return ProbeObject.refused(
        BAD_REQUEST,
        () ->
            store
                .s3()
                .getObjectAsBytes(
                    r ->
                        r.bucket(object.bucket())
                            .key(object.key())
                            .overrideConfiguration(customerKey.headers())));
  }

  private String keyOverHttp(KmsKey kmsKey) {
    try (S3Client client = StoreClients.withoutTls(store)) {
      object.put(client, r -> r.serverSideEncryption(KMS).ssekmsKeyId(kmsKey.arn()));
      return KmsProbe.NOT_REFUSED;
    } catch (SdkException refused) {
      return "";
    }
  }

  private String refusedPut(String name, int status) {
    return ProbeObject.refused(
        status, () -> object.put(r -> r.serverSideEncryption(KMS).ssekmsKeyId(name)));
  }

  private String directoryMarker() {
    String marker = object.key() + "/";
    store
        .s3()
        .putObject(
            r -> r.bucket(object.bucket()).key(marker).metadata(Map.of(KEY, KEY)),
            RequestBody.empty());
    Map<String, String> kept =
        store.s3().headObject(r -> r.bucket(object.bucket()).key(marker)).metadata();
    return kept.equals(Map.of(KEY, KEY)) ? "" : "it keeps none";
  }

  private String ifMatch() {
    object.put(r -> {});
    return ProbeObject.refused(
        PRECONDITION_FAILED,
        () ->
            store
                .s3()
                .getObjectAsBytes(
                    r ->
                        r.bucket(object.bucket())
                            .key(object.key())
                            .ifMatch("\"" + NOWHERE + "\"")));
  }

  private String policy(Buckets buckets) {
    String bucket = buckets.createBucket(KEY);
    buckets.putPolicy(bucket, DENY_WRITES.formatted(bucket));
    try {
      return ProbeObject.refused(
          FORBIDDEN,
          () -> store.s3().putObject(r -> r.bucket(bucket).key(KEY), RequestBody.fromString(KEY)));
    } finally {
      buckets.deletePolicy(bucket);
    }
  }

  /** Returns a refusal in words that are the same in every run. */
  static String said(SdkException refusal) {
    if (refusal instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
      return "it answers %d %s"
          .formatted(answered.statusCode(), answered.awsErrorDetails().errorCode());
    }
    return refusal.getMessage().strip().replaceAll("\\s+", " ");
  }
}
