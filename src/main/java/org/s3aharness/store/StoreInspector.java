package org.s3aharness.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * Asks the store what it has, out of band: the store's word on an object, and its stored bytes.
 * Keys are relative to the place that is asked for. Safe for use from several threads. Every method
 * throws {@link SdkException} if the store refuses or fails, and those on one object {@link
 * ObjectNotFoundException} if it is not there.
 */
public final class StoreInspector {
  private final S3Client s3;

  /** Of this store. */
  public StoreInspector(Store store) {
    this.s3 = store.s3();
  }

  /** The store's word on an object. */
  public StoredObject head(Place place, String key) {
    return head(HeadObjectRequest.builder().bucket(place.bucket()).key(place.key(key)).build());
  }

  /** The store's word on an object under SSE-C, which it gives only to who has the key. */
  public StoredObject head(Place place, String key, SseCustomerKey customerKey) {
    return head(
        HeadObjectRequest.builder()
            .bucket(place.bucket())
            .key(place.key(key))
            .sseCustomerAlgorithm(SseCustomerKey.ALGORITHM)
            .sseCustomerKey(customerKey.base64())
            .sseCustomerKeyMD5(customerKey.md5())
            .build());
  }

  private StoredObject head(HeadObjectRequest request) {
    return found(request.bucket(), request.key(), () -> StoredObject.of(s3.headObject(request)));
  }

  /**
   * An object as it is now.
   *
   * @param customerKey its key if it is under SSE-C
   * @param marker the bytes to look for in it, at least one
   */
  public ObjectSnapshot snapshot(
      Place place, String key, Optional<SseCustomerKey> customerKey, byte[] marker) {
    return found(
        place.bucket(),
        place.key(key),
        () -> {
          HeadObjectRequest.Builder request =
              HeadObjectRequest.builder().bucket(place.bucket()).key(place.key(key));
          customerKey.ifPresent(
              k ->
                  request
                      .sseCustomerAlgorithm(SseCustomerKey.ALGORITHM)
                      .sseCustomerKey(k.base64())
                      .sseCustomerKeyMD5(k.md5()));
          var headers = s3.headObject(request.build()).sdkHttpResponse().headers();
          return ObjectSnapshot.of(
              headers,
              customerKey
                  .map(k -> raw(place, key, marker, k))
                  .orElseGet(() -> raw(place, key, marker)));
        });
  }

  /** An object's stored bytes, as a stream that the caller closes. */
  public InputStream open(Place place, String key) {
    return open(GetObjectRequest.builder().bucket(place.bucket()).key(place.key(key)).build());
  }

  /** The bytes of an object under SSE-C, as a stream that the caller closes. */
  public InputStream open(Place place, String key, SseCustomerKey customerKey) {
    return open(
        GetObjectRequest.builder()
            .bucket(place.bucket())
            .key(place.key(key))
            .sseCustomerAlgorithm(SseCustomerKey.ALGORITHM)
            .sseCustomerKey(customerKey.base64())
            .sseCustomerKeyMD5(customerKey.md5())
            .build());
  }

  private InputStream open(GetObjectRequest request) {
    return found(request.bucket(), request.key(), () -> s3.getObject(request));
  }

  /**
   * Reads an object's stored bytes and looks for a marker in them; holds no more than a buffer.
   *
   * @param marker the bytes to look for, at least one
   * @throws UncheckedIOException if the bytes break off
   */
  public RawObject raw(Place place, String key, byte[] marker) {
    return raw(open(place, key), place, key, marker);
  }

  /** The same for an object under SSE-C. */
  public RawObject raw(Place place, String key, byte[] marker, SseCustomerKey customerKey) {
    return raw(open(place, key, customerKey), place, key, marker);
  }

  private static RawObject raw(InputStream stored, Place place, String key, byte[] marker) {
    try (InputStream in = stored) {
      return RawObject.read(in, marker);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + place + key, e);
    }
  }

  /**
   * The keys of all objects at a place that begin with {@code prefix}, directory markers too, in
   * order; but for the marker of the place itself, as a bucket has none.
   */
  public List<String> keys(Place place, String prefix) {
    return s3
        .listObjectsV2Paginator(r -> r.bucket(place.bucket()).prefix(place.key(prefix)))
        .contents()
        .stream()
        .map(S3Object::key)
        .filter(key -> !key.equals(place.prefix()))
        .map(place::path)
        .toList();
  }

  /**
   * The keys of all multipart uploads at a place begun and neither completed nor aborted, one for
   * each.
   */
  public List<String> openUploads(Place place) {
    return s3
        .listMultipartUploadsPaginator(
            r -> r.bucket(place.bucket()).prefix(place.isWholeBucket() ? null : place.prefix()))
        .uploads()
        .stream()
        .map(MultipartUpload::key)
        .map(place::path)
        .toList();
  }

  /** How the bucket encrypts by default; {@link DefaultEncryption#NONE} where it does not. */
  public DefaultEncryption defaultEncryption(String bucket) {
    try {
      ServerSideEncryptionRule rule =
          s3.getBucketEncryption(r -> r.bucket(bucket))
              .serverSideEncryptionConfiguration()
              .rules()
              .get(0);
      var byDefault = rule.applyServerSideEncryptionByDefault();
      String keyId = byDefault.kmsMasterKeyID();
      return new DefaultEncryption(
          byDefault.sseAlgorithmAsString(),
          keyId == null ? "" : keyId,
          Boolean.TRUE.equals(rule.bucketKeyEnabled()));
    } catch (S3Exception e) {
      if ("ServerSideEncryptionConfigurationNotFoundError"
          .equals(e.awsErrorDetails().errorCode())) {
        return DefaultEncryption.NONE;
      }
      throw e;
    }
  }

  private static <T> T found(String bucket, String key, Supplier<T> question) {
    try {
      return question.get();
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        throw new ObjectNotFoundException(bucket, key, e);
      }
      throw e;
    }
  }
}
