package org.s3aharness.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.store.resource.Buckets;
import org.s3aharness.store.resource.KmsKeyManager;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

@ExtendWith(SharedLocalStack.class)
class StoreInspectorIT {
  private static final byte[] MARKER = "PLAINTEXT".getBytes(US_ASCII);
  private static final String TEXT = "some PLAINTEXT here";
  private static final SseCustomerKey CUSTOMER_KEY =
      new SseCustomerKey(Base64.getEncoder().encodeToString(new byte[32]));

  private final S3Client s3;
  private final StoreInspector inspector;
  private final Buckets buckets;
  private final KmsKeyManager keys;
  private String bucket;
  private Place place;

  StoreInspectorIT(Store store) {
    s3 = store.s3();
    inspector = new StoreInspector(store);
    buckets = new Buckets(store, "inspector");
    keys = new KmsKeyManager(store, "inspector");
  }

  @BeforeEach
  void makeBucket() {
    bucket = buckets.createBucket("it");
    place = Place.of(bucket);
  }

  @AfterEach
  void removeBucket() {
    buckets.close();
    keys.close();
  }

  @Test
  void keysAreRelativeToThePlaceWhoseOwnMarkerIsNoneOfThem() {
    Place directory = place.below("a").below("b");
    for (String key : List.of("a/b/", "a/b/file", "a/b/c/", "a/beside")) {
      s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(TEXT));
    }
    s3.createMultipartUpload(r -> r.bucket(bucket).key("a/b/half"));
    s3.createMultipartUpload(r -> r.bucket(bucket).key("a/beside"));

    assertThat(inspector.keys(directory, "")).containsExactly("c/", "file");
    assertThat(inspector.openUploads(directory)).containsExactly("half");
    assertThat(inspector.head(directory, "file").size()).isEqualTo(TEXT.length());
  }

  @Test
  void headTellsWhatIsStored() {
    s3.putObject(
        r -> r.bucket(bucket).key("a").metadata(Map.of("who", "me")), RequestBody.fromString(TEXT));

    ObjectHead object = inspector.head(place, "a");

    assertThat(object.size()).isEqualTo(TEXT.length());
    assertThat(object.eTag()).startsWith("\"").endsWith("\"");
    assertThat(object.sse()).isEqualTo("AES256");
    assertThat(object.userMetadata()).containsExactly(Map.entry("who", "me"));
    assertThat(object.kmsKeyId()).isEmpty();
    assertThat(object.sseCustomerKeyMd5()).isEmpty();
  }

  @Test
  void headTellsTheKmsKeyHoweverItWasNamed() {
    KmsKey key = keys.createKey("four forms");

    assertThat(kmsKeyIdAfterPutWith(key.id())).isEqualTo(key.arn());
    assertThat(kmsKeyIdAfterPutWith(key.arn())).isEqualTo(key.arn());
    // AWS echoes the key's ARN here too; LocalStack echoes the alias.
    assertThat(kmsKeyIdAfterPutWith(key.aliasArn())).isEqualTo(key.aliasArn());
    assertThat(kmsKeyIdAfterPutWith(key.aliasName())).endsWith("key/" + key.aliasName());
  }

  private String kmsKeyIdAfterPutWith(String keyId) {
    s3.putObject(
        r -> r.bucket(bucket).key("kms").serverSideEncryption("aws:kms").ssekmsKeyId(keyId),
        RequestBody.fromString(TEXT));
    ObjectHead object = inspector.head(place, "kms");
    assertThat(object.sse()).isEqualTo("aws:kms");
    return object.kmsKeyId();
  }

  @Test
  void objectUnderACustomersKeyShowsItselfOnlyToThatKey() {
    s3.putObject(
        r ->
            r.bucket(bucket)
                .key("c")
                .sseCustomerAlgorithm(SseCustomerKey.ALGORITHM)
                .sseCustomerKey(CUSTOMER_KEY.base64())
                .sseCustomerKeyMD5(CUSTOMER_KEY.md5()),
        RequestBody.fromString(TEXT));

    ObjectHead object = inspector.head(place, "c", Optional.of(CUSTOMER_KEY));
    assertThat(object.sseCustomerKeyMd5()).isEqualTo(CUSTOMER_KEY.md5());
    assertThat(inspector.raw(place, "c", Optional.of(CUSTOMER_KEY), MARKER).containsMarker())
        .isTrue();
    assertThatExceptionOfType(S3Exception.class).isThrownBy(() -> inspector.head(place, "c"));
  }

  @Test
  void rawBytesAreMeasuredAndSearched() {
    s3.putObject(r -> r.bucket(bucket).key("a"), RequestBody.fromString("abc"));

    RawObject raw = inspector.raw(place, "a", Optional.empty(), MARKER);

    assertThat(raw.length()).isEqualTo(3);
    assertThat(raw.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(raw.containsMarker()).isFalse();
  }

  @Test
  void missingObjectIsNamed() {
    assertThatExceptionOfType(ObjectNotFoundException.class)
        .isThrownBy(() -> inspector.head(place, "gone"))
        .withMessageContainingAll("gone", bucket);
    assertThatExceptionOfType(ObjectNotFoundException.class)
        .isThrownBy(() -> inspector.raw(place, "gone", Optional.empty(), MARKER));
  }

  @Test
  void keysAreListedWithDirectoryMarkersAndByPrefix() {
    for (String key : new String[] {"dir/", "dir/a", "other"}) {
      s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.empty());
    }

    assertThat(inspector.keys(place, "")).containsExactly("dir/", "dir/a", "other");
    assertThat(inspector.keys(place, "dir/")).containsExactly("dir/", "dir/a");
  }

  @Test
  void openUploadsAreListed() {
    s3.createMultipartUpload(r -> r.bucket(bucket).key("half"));

    assertThat(inspector.openUploads(place)).containsExactly("half");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AES256", "aws:kms"})
  void defaultEncryptionIsWhatWasPut(String algorithm) {
    String key = algorithm.equals("aws:kms") ? keys.createKey("default").arn() : "";

    buckets.encryptByDefault(bucket, algorithm, key);

    assertThat(inspector.defaultEncryption(bucket))
        .isEqualTo(new DefaultEncryption(algorithm, key));
  }
}
