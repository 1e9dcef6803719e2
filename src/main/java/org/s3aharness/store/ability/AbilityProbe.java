package org.s3aharness.store.ability;

import static org.s3aharness.store.ability.KmsProbe.NOT_REFUSED;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.s3aharness.store.Feature;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.KmsWitness;
import org.s3aharness.store.Place;
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
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tries a store with the probe's own objects and keys. It is not thread-safe. */
final class AbilityProbe {
  private static final String KEY = "probe";
  private static final String KMS = "aws:kms";
  private static final String DSSE = "aws:kms:dsse";
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final String NOWHERE = "00000000-0000-4000-8000-000000000000";
  private static final String DENY_WRITES =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "DenyWrites", "Effect": "Deny",
      "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::%s/*"}]}""";

  private final Store store;
  private final S3Client s3;
  private final PlaceAllocator places;
  private final KmsKeyManager keys;
  private Place place;
  private KmsKey key;

  AbilityProbe(Store store, PlaceAllocator places, KmsKeyManager keys) {
    this.store = store;
    this.s3 = store.s3();
    this.places = places;
    this.keys = keys;
  }

  /**
   * Tries one ability.
   *
   * @return what the store does instead; the empty text if it does as S3 does
   * @throws SdkException if it refuses what S3 accepts
   */
  String tried(Ability ability) {
    return switch (ability) {
      case DSSE -> said(put(r -> r.serverSideEncryption(DSSE)), DSSE);
      case NAMES_DSSE_KEY ->
          withKey(k -> named(k, put(r -> r.serverSideEncryption(DSSE).ssekmsKeyId(k.arn()))));
      case KEEPS_KEY_OF_ALIAS ->
          withKey(k -> named(k, put(r -> r.serverSideEncryption(KMS).ssekmsKeyId(k.aliasName()))));
      case HAS_DEFAULT_KMS_KEY -> said(put(r -> r.serverSideEncryption(KMS)), KMS);
      case REFUSES_CUSTOMER_KEY_ELSEWHERE -> customerKeyElsewhere();
      case REFUSES_KEYS_OVER_HTTP -> withKey(this::keyOverHttp);
      case REFUSES_UNKNOWN_KEY_FORMS ->
          withKey(k -> refusedPut(k.arn() + ":" + k.aliasName(), BAD_REQUEST));
      case NEEDS_KEY_TO_COPY -> withKey(k -> copyUnderDisabledKey());
      case MAKES_DATA_KEY_FOR_COPY -> withKey(this::copyUnderSameKey);
      case PASSES_KMS_ERRORS_ON ->
          withKey(k -> refusedPut(k.arn().replace(k.id(), NOWHERE), BAD_REQUEST));
      case REFUSES_KEYS_WITHOUT_MATERIAL -> withKey(k -> kms().keyWithoutMaterial());
      case REFUSES_OTHER_MATERIAL -> withKey(k -> kms().otherMaterial());
      case KEEPS_DIRECTORY_MARKERS -> directoryMarker();
      case COPIES_ENCRYPTED_PARTS -> withKey(this::partCopy);
      case ENFORCES_POLICIES -> policy();
    };
  }

  /** Tries something with a KMS key. */
  private interface WithKey {
    String tried(KmsKey key);
  }

  private String withKey(WithKey attempt) {
    Optional<String> noKms = store.whyNot(Feature.KMS_API);
    if (noKms.isPresent()) {
      return "it has no KMS API to try that with";
    }
    if (key == null) {
      key = keys.createKey(KEY);
    }
    return attempt.tried(key);
  }

  private KmsProbe kms() {
    return new KmsProbe(store.kms(), keys);
  }

  private Place place() {
    if (place == null) {
      place = places.create(KEY);
    }
    return place;
  }

  /** Puts an object and asks for its head. */
  private HeadObjectResponse put(Consumer<PutObjectRequest.Builder> encryption) {
    put(s3, encryption);
    return s3.headObject(r -> r.bucket(place().bucket()).key(place().key(KEY)));
  }

  private void put(S3Client client, Consumer<PutObjectRequest.Builder> encryption) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder().bucket(place().bucket()).key(place().key(KEY));
    encryption.accept(request);
    client.putObject(request.build(), RequestBody.fromString(KEY));
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
    put(r -> {});
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    SseCustomerKey customerKey = new SseCustomerKey(Base64.getEncoder().encodeToString(bytes));
    return refused(
        BAD_REQUEST,
        () ->
            s3.getObjectAsBytes(
                r ->
                    r.bucket(place().bucket())
                        .key(place().key(KEY))
                        .overrideConfiguration(customerKey.headers())));
  }

  private String keyOverHttp(KmsKey kmsKey) {
    URI plain = URI.create(store.s3PlainEndpoint().toString().replaceFirst("^https:", "http:"));
    try (S3Client client =
        new StoreClients(store.region(), store.credentials(), store.requests()).s3(plain)) {
      put(client, r -> r.serverSideEncryption(KMS).ssekmsKeyId(kmsKey.arn()));
      return NOT_REFUSED;
    } catch (SdkException refused) {
      return "";
    }
  }

  private String refusedPut(String name, int status) {
    return refused(status, () -> put(r -> r.serverSideEncryption(KMS).ssekmsKeyId(name)));
  }

  private String copyUnderDisabledKey() {
    KmsKey disabled = keys.createKey("probe disabled");
    put(r -> r.serverSideEncryption(KMS).ssekmsKeyId(disabled.arn()));
    keys.disable(disabled);
    return refused(
        BAD_REQUEST,
        () ->
            s3.copyObject(
                r ->
                    r.sourceBucket(place().bucket())
                        .sourceKey(place().key(KEY))
                        .destinationBucket(place().bucket())
                        .destinationKey(place().key(KEY + "-copy"))
                        .serverSideEncryption("AES256")));
  }

  /** Looks at what the store asks its KMS about a copy; if nobody sees that, there is no answer. */
  private String copyUnderSameKey(KmsKey kmsKey) {
    Optional<KmsWitness> witness = store.kmsCalls();
    if (witness.isEmpty()) {
      return "nobody sees what it asks of its KMS";
    }
    String target = place().key(KEY + "-same");
    put(r -> r.serverSideEncryption(KMS).ssekmsKeyId(kmsKey.arn()));
    s3.copyObject(
        r ->
            r.sourceBucket(place().bucket())
                .sourceKey(place().key(KEY))
                .destinationBucket(place().bucket())
                .destinationKey(target)
                .serverSideEncryption(KMS)
                .ssekmsKeyId(kmsKey.arn()));
    boolean made =
        witness.get().about("arn:aws:s3:::" + place().bucket() + "/" + target).stream()
            .anyMatch(call -> call.operation().equals("GenerateDataKey"));
    return made ? "" : "it keeps the data key of the source";
  }

  private String directoryMarker() {
    String marker = place().key(KEY + "/");
    s3.putObject(
        r -> r.bucket(place().bucket()).key(marker).metadata(Map.of(KEY, KEY)),
        RequestBody.empty());
    Map<String, String> kept =
        s3.headObject(r -> r.bucket(place().bucket()).key(marker)).metadata();
    return kept.equals(Map.of(KEY, KEY)) ? "" : "it keeps none";
  }

  private String partCopy(KmsKey kmsKey) {
    put(r -> r.serverSideEncryption(KMS).ssekmsKeyId(kmsKey.arn()));
    String target = place().key(KEY + "-parts");
    String upload =
        s3.createMultipartUpload(
                r ->
                    r.bucket(place().bucket())
                        .key(target)
                        .serverSideEncryption(KMS)
                        .ssekmsKeyId(kmsKey.arn()))
            .uploadId();
    try {
      s3.uploadPartCopy(
          r ->
              r.sourceBucket(place().bucket())
                  .sourceKey(place().key(KEY))
                  .destinationBucket(place().bucket())
                  .destinationKey(target)
                  .uploadId(upload)
                  .partNumber(1));
      return "";
    } finally {
      s3.abortMultipartUpload(r -> r.bucket(place().bucket()).key(target).uploadId(upload));
    }
  }

  private String policy() {
    if (!(places instanceof Buckets buckets)) {
      return "not tried, because it would affect everyone who uses the bucket";
    }
    String bucket = buckets.createBucket(KEY);
    buckets.putPolicy(bucket, DENY_WRITES.formatted(bucket));
    try {
      return refused(
          FORBIDDEN,
          () -> s3.putObject(r -> r.bucket(bucket).key(KEY), RequestBody.fromString(KEY)));
    } finally {
      buckets.deletePolicy(bucket);
    }
  }

  /** Returns what the store answers to something that S3 refuses with this status. */
  private static String refused(int status, Runnable attempt) {
    try {
      attempt.run();
      return NOT_REFUSED;
    } catch (S3Exception refusal) {
      return refusal.statusCode() == status ? "" : said(refusal);
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
