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
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * Asks the store out of band about its objects: for the store's report on an object, and for its
 * stored bytes. Keys are relative to the place that is asked about. It is safe for use by several
 * threads.
 *
 * <p>Every method throws {@link SdkException} if the store refuses or fails, and every method for
 * one object throws {@link ObjectNotFoundException} if there is no such object.
 */
public final class StoreInspector {
  /**
   * The status Range Not Satisfiable (RFC 9110, 15.5.17), which S3 answers if there is no first
   * byte.
   */
  private static final int NOTHING_IN_RANGE = 416;

  private final S3Client s3;

  /** Creates an inspector of this store. */
  public StoreInspector(Store store) {
    this.s3 = store.s3();
  }

  /** Returns the store's report on an object that is not under SSE-C. */
  public ObjectHead head(Place place, String key) {
    return head(place, key, Optional.empty());
  }

  /**
   * Returns the store's report on an object.
   *
   * @param customerKey the key of an object that is under SSE-C; without it the store says nothing
   *     about the object
   */
  public ObjectHead head(Place place, String key, Optional<SseCustomerKey> customerKey) {
    return ObjectHead.of(headObject(place, key, customerKey));
  }

  /**
   * Returns an object as it is now.
   *
   * @param customerKey the key of an object that is under SSE-C
   * @param marker the bytes to look for in it, at least one
   */
  public ObjectSnapshot snapshot(
      Place place, String key, Optional<SseCustomerKey> customerKey, byte[] marker) {
    return ObjectSnapshot.of(
        headObject(place, key, customerKey).sdkHttpResponse().headers(),
        raw(place, key, customerKey, marker));
  }

  /**
   * Reads the stored bytes of an object and looks for a marker in them, with no more than a buffer
   * in memory.
   *
   * @param customerKey the key of an object that is under SSE-C
   * @param marker the bytes to look for, at least one
   * @throws UncheckedIOException if the bytes end early
   */
  public RawObject raw(
      Place place, String key, Optional<SseCustomerKey> customerKey, byte[] marker) {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder().bucket(place.bucket()).key(place.key(key));
    customerKey.map(SseCustomerKey::headers).ifPresent(request::overrideConfiguration);
    try (InputStream in = found(place, key, () -> s3.getObject(request.build()))) {
      return RawObject.read(in, marker);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + place + key, e);
    }
  }

  /**
   * Returns the first of an object's stored bytes, or all of them if there are fewer.
   *
   * @param most the number of bytes, at least 1
   */
  public byte[] firstBytes(Place place, String key, int most) {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(place.bucket())
            .key(place.key(key))
            .range("bytes=0-" + (most - 1))
            .build();
    try {
      return found(place, key, () -> s3.getObjectAsBytes(request)).asByteArray();
    } catch (S3Exception e) {
      if (e.statusCode() == NOTHING_IN_RANGE) {
        return new byte[0];
      }
      throw e;
    }
  }

  private HeadObjectResponse headObject(
      Place place, String key, Optional<SseCustomerKey> customerKey) {
    HeadObjectRequest.Builder request =
        HeadObjectRequest.builder().bucket(place.bucket()).key(place.key(key));
    customerKey.map(SseCustomerKey::headers).ifPresent(request::overrideConfiguration);
    return found(place, key, () -> s3.headObject(request.build()));
  }

  /**
   * Returns the keys of all objects at a place that begin with {@code prefix}, in order. Directory
   * markers are among them, except the marker of the place itself, since a bucket has none.
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

  /** Returns the same keys without those of directory markers. */
  public List<String> files(Place place, String prefix) {
    return keys(place, prefix).stream().filter(key -> !key.endsWith("/")).toList();
  }

  /**
   * Returns the keys of the multipart uploads at a place that were started and neither completed
   * nor aborted, one key for each upload.
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

  /** Returns the default encryption of a bucket; {@link DefaultEncryption#NONE} if it has none. */
  public DefaultEncryption defaultEncryption(String bucket) {
    try {
      return s3
          .getBucketEncryption(r -> r.bucket(bucket))
          .serverSideEncryptionConfiguration()
          .rules()
          .stream()
          .filter(rule -> rule.applyServerSideEncryptionByDefault() != null)
          .findFirst()
          .map(StoreInspector::defaultEncryption)
          .orElse(DefaultEncryption.NONE);
    } catch (S3Exception e) {
      if ("ServerSideEncryptionConfigurationNotFoundError"
          .equals(e.awsErrorDetails().errorCode())) {
        return DefaultEncryption.NONE;
      }
      throw e;
    }
  }

  private static DefaultEncryption defaultEncryption(ServerSideEncryptionRule rule) {
    var byDefault = rule.applyServerSideEncryptionByDefault();
    String keyId = byDefault.kmsMasterKeyID();
    return new DefaultEncryption(byDefault.sseAlgorithmAsString(), keyId == null ? "" : keyId);
  }

  private static <T> T found(Place place, String key, Supplier<T> question) {
    try {
      return question.get();
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        throw new ObjectNotFoundException(place.bucket(), place.key(key), e);
      }
      throw e;
    }
  }
}
