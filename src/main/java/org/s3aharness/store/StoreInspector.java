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
 * Safe for use from several threads. Every method throws {@link SdkException} if the store refuses
 * or fails, and those on one object {@link ObjectNotFoundException} if it is not there.
 */
public final class StoreInspector {
  private final S3Client s3;

  /** Of this store. */
  public StoreInspector(Store store) {
    this.s3 = store.s3();
  }

  /** The store's word on an object. */
  public StoredObject head(String bucket, String key) {
    return head(HeadObjectRequest.builder().bucket(bucket).key(key).build());
  }

  /** The store's word on an object under SSE-C, which it gives only to who has the key. */
  public StoredObject head(String bucket, String key, SseCustomerKey customerKey) {
    return head(
        HeadObjectRequest.builder()
            .bucket(bucket)
            .key(key)
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
      String bucket, String key, Optional<SseCustomerKey> customerKey, byte[] marker) {
    return found(
        bucket,
        key,
        () -> {
          HeadObjectRequest.Builder request = HeadObjectRequest.builder().bucket(bucket).key(key);
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
                  .map(k -> raw(bucket, key, marker, k))
                  .orElseGet(() -> raw(bucket, key, marker)));
        });
  }

  /** An object's stored bytes, as a stream that the caller closes. */
  public InputStream open(String bucket, String key) {
    return open(GetObjectRequest.builder().bucket(bucket).key(key).build());
  }

  /** The bytes of an object under SSE-C, as a stream that the caller closes. */
  public InputStream open(String bucket, String key, SseCustomerKey customerKey) {
    return open(
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(key)
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
  public RawObject raw(String bucket, String key, byte[] marker) {
    return raw(open(bucket, key), bucket, key, marker);
  }

  /** The same for an object under SSE-C. */
  public RawObject raw(String bucket, String key, byte[] marker, SseCustomerKey customerKey) {
    return raw(open(bucket, key, customerKey), bucket, key, marker);
  }

  private static RawObject raw(InputStream stored, String bucket, String key, byte[] marker) {
    try (InputStream in = stored) {
      return RawObject.read(in, marker);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read s3://" + bucket + "/" + key, e);
    }
  }

  /** The keys of all objects that begin with {@code prefix}, directory markers too, in order. */
  public List<String> keys(String bucket, String prefix) {
    return s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  /** The keys of all multipart uploads begun and neither completed nor aborted, one for each. */
  public List<String> openUploads(String bucket) {
    return s3.listMultipartUploadsPaginator(r -> r.bucket(bucket)).uploads().stream()
        .map(MultipartUpload::key)
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

  /**
   * Sets how the bucket encrypts by default.
   *
   * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
   * @param kmsKeyId in any of its four forms, or empty for none
   */
  public void putDefaultEncryption(String bucket, String algorithm, String kmsKeyId) {
    s3.putBucketEncryption(
        r ->
            r.bucket(bucket)
                .serverSideEncryptionConfiguration(
                    c ->
                        c.rules(
                            rule ->
                                rule.applyServerSideEncryptionByDefault(
                                    d ->
                                        d.sseAlgorithm(algorithm)
                                            .kmsMasterKeyID(
                                                kmsKeyId.isEmpty() ? null : kmsKeyId)))));
  }

  /**
   * Sets the bucket's policy.
   *
   * @param policy as JSON
   */
  public void putBucketPolicy(String bucket, String policy) {
    s3.putBucketPolicy(r -> r.bucket(bucket).policy(policy));
  }

  /** Takes the bucket's policy away. */
  public void deleteBucketPolicy(String bucket) {
    s3.deleteBucketPolicy(r -> r.bucket(bucket));
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
