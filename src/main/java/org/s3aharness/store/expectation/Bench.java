package org.s3aharness.store.expectation;

import java.util.function.Consumer;
import org.apache.commons.lang3.StringUtils;
import org.s3aharness.store.AtRestWitness;
import org.s3aharness.store.Place;
import org.s3aharness.store.SseCustomerKey;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.store.connect.StoreClients;
import org.s3aharness.store.resource.Buckets;
import org.s3aharness.store.resource.PlaceAllocator;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Gives a trial what it works with: a place, keys and clients of a store. Everything that is
 * created through it belongs to the run, and is removed with the run's other resources. It is not
 * safe for use by several threads.
 */
public final class Bench implements AutoCloseable {
  static final String AES256 = "AES256";
  static final String KMS = "aws:kms";
  static final String DSSE = "aws:kms:dsse";

  /** The content of every small object, long enough not to occur by chance. */
  static final String CONTENT = "S3A-HARNESS-MARKER of an object that a store is tried with";

  /** The most characters of an answer that are reported. */
  private static final int LONGEST_ANSWER = 160;

  private final Store store;
  private final PlaceAllocator places;
  private final BenchKeys keys;
  private final SseCustomerKey customerKey = SseCustomerKey.random();
  private final SseCustomerKey otherCustomerKey = SseCustomerKey.random();
  private Place place;
  private S3Client plainHttp;
  private S3Client withWrongSecret;
  private int objects;

  /** Prepares a bench; nothing is created on the store yet. */
  Bench(Store store, PlaceAllocator places, BenchKeys keys) {
    this.store = store;
    this.places = places;
    this.keys = keys;
  }

  S3Client s3() {
    return store.s3();
  }

  StoreInspector inspector() {
    return new StoreInspector(store);
  }

  KmsClient kms() {
    return store.kms();
  }

  BenchKeys keys() {
    return keys;
  }

  SseCustomerKey customerKey() {
    return customerKey;
  }

  SseCustomerKey otherCustomerKey() {
    return otherCustomerKey;
  }

  /** Returns a client that goes to the store without TLS. */
  S3Client plainHttp() {
    if (plainHttp == null) {
      plainHttp = StoreClients.withoutTls(store);
    }
    return plainHttp;
  }

  /** Returns a client whose signatures are wrong. */
  S3Client withWrongSecret() {
    if (withWrongSecret == null) {
      StoreCredentials wrong =
          StoreCredentials.of(store.credentials().accessKey(), "not the secret key of this store");
      withWrongSecret =
          new StoreClients(store.region(), wrong, store.requests()).s3(store.s3PlainEndpoint());
    }
    return withWrongSecret;
  }

  AtRestWitness atRest() {
    return store
        .atRestWitness()
        .orElseThrow(() -> new CannotTryException("nobody looks at the store's disk"));
  }

  /** Returns the place that all trials share. */
  Place place() {
    if (place == null) {
      place = places.create("report");
    }
    return place;
  }

  String bucket() {
    return place().bucket();
  }

  /** Returns the key of an object that does not exist yet. */
  String newKey() {
    return place().key("object-" + ++objects);
  }

  /** Returns the means to create a bucket for one trial, whose settings may be changed. */
  Buckets buckets() {
    if (places instanceof Buckets buckets) {
      return buckets;
    }
    throw new CannotTryException(
        "needs a bucket of its own, but --bucket confines the run to another");
  }

  /** Creates a bucket for one trial. */
  String newBucket() {
    return buckets().createBucket("report");
  }

  /** Creates a bucket for one trial, which blocks SSE-C if the store's new buckets do. */
  String newBucketAsItIs() {
    return buckets().createBucketAsItIs("report");
  }

  PutObjectResponse put(String key, Consumer<PutObjectRequest.Builder> how) {
    return put(s3(), bucket(), key, how);
  }

  static PutObjectResponse put(
      S3Client client, String bucket, String key, Consumer<PutObjectRequest.Builder> how) {
    PutObjectRequest.Builder request = PutObjectRequest.builder().bucket(bucket).key(key);
    how.accept(request);
    return client.putObject(request.build(), RequestBody.fromString(CONTENT));
  }

  /** Puts an object under a new key and returns the key. */
  String newObject(Consumer<PutObjectRequest.Builder> how) {
    String key = newKey();
    put(key, how);
    return key;
  }

  HeadObjectResponse head(String key) {
    return head(bucket(), key);
  }

  HeadObjectResponse head(String bucket, String key) {
    return s3().headObject(r -> r.bucket(bucket).key(key));
  }

  HeadObjectResponse head(String key, SseCustomerKey under) {
    HeadObjectRequest.Builder request = HeadObjectRequest.builder().bucket(bucket()).key(key);
    return s3().headObject(request.overrideConfiguration(under.headers()).build());
  }

  /** Reads an object as text. */
  String read(String key, Consumer<GetObjectRequest.Builder> how) {
    GetObjectRequest.Builder request = GetObjectRequest.builder().bucket(bucket()).key(key);
    how.accept(request);
    return s3().getObjectAsBytes(request.build()).asUtf8String();
  }

  String read(String key) {
    return read(key, r -> {});
  }

  String read(String key, SseCustomerKey under) {
    return read(key, r -> r.overrideConfiguration(under.headers()));
  }

  CopyObjectResponse copy(String from, String to, Consumer<CopyObjectRequest.Builder> how) {
    CopyObjectRequest.Builder request =
        CopyObjectRequest.builder()
            .sourceBucket(bucket())
            .sourceKey(from)
            .destinationBucket(bucket())
            .destinationKey(to);
    how.accept(request);
    return s3().copyObject(request.build());
  }

  /**
   * Replaces names that differ from run to run, and long texts, so that reports can be compared.
   */
  String inReport(String text) {
    String told = keys.withoutNames(text.replace(CONTENT, "the content"));
    String here = place == null ? told : told.replace(bucket(), "BUCKET");
    return StringUtils.abbreviate(here, LONGEST_ANSWER);
  }

  @Override
  public void close() {
    try (S3Client first = plainHttp;
        S3Client second = withWrongSecret) {
      plainHttp = null;
      withWrongSecret = null;
    }
  }
}
