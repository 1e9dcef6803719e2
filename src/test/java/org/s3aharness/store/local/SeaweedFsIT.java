package org.s3aharness.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.store.AtRestWitness;
import org.s3aharness.store.ObjectNotFoundException;
import org.s3aharness.store.Place;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.store.resource.Buckets;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Tests SeaweedFS without a recorder: its KMS proxy leads nowhere, so that SSE-KMS fails. */
@ExtendWith(SharedLocalStack.class)
class SeaweedFsIT {
  private static final byte[] MARKER = "a marker of 20 bytes".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BODY = randomBytesAndMarker();
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");

  @TempDir Path directory;
  private Store store;
  private Buckets buckets;

  @BeforeEach
  void start(Store kms) {
    LocalStackOptions options = LocalStackOptions.loggingTo(directory.resolve("kms.log"));
    store =
        SeaweedFs.start(
            SeaweedFsOptions.beside(options, directory.resolve("store.log")),
            kms,
            NOBODY,
            arn -> List.of(),
            line -> {});
    buckets = new Buckets(store, "seaweed");
  }

  @AfterEach
  void end() {
    try {
      buckets.close();
    } finally {
      store.close();
    }
  }

  @Test
  void plaintextIsFoundOnDiskAndCiphertextIsNone() {
    String bucket = buckets.createBucket("at-rest");
    put(bucket, "plain", ServerSideEncryption.UNKNOWN_TO_SDK_VERSION);
    put(bucket, "dir/encrypted file", ServerSideEncryption.AES256);

    assertThat(look(bucket, "plain").containsMarker()).isTrue();
    assertThat(look(bucket, "plain").length()).isGreaterThanOrEqualTo(BODY.length);
    assertThat(look(bucket, "dir/encrypted file").containsMarker()).isFalse();
    assertThat(look(bucket, "dir/encrypted file").length()).isGreaterThanOrEqualTo(BODY.length);
  }

  @Test
  void aKilledSeaweedFsIsReportedWithItsLogAndTheNextStep() {
    ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("weed"))
        .forEach(ProcessHandle::destroyForcibly);

    assertThat(store.lost())
        .succeedsWithin(Duration.ofSeconds(5))
        .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
        .hasMessageContainingAll("SeaweedFS was killed", "store.log", "run again");
  }

  @Test
  void whatIsStoredCompressedIsNotTakenForCiphertext() {
    String bucket = buckets.createBucket("compressed");
    RequestBody text = RequestBody.fromString("a marker of 20 bytes".repeat(1000));
    store.s3().putObject(r -> r.bucket(bucket).key("text").contentType("text/plain"), text);

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> look(bucket, "text"));
  }

  @Test
  void onlyTheCurrentBytesOfAnObjectAreSearched() {
    String bucket = buckets.createBucket("overwritten");
    put(bucket, "file", ServerSideEncryption.UNKNOWN_TO_SDK_VERSION);
    put(bucket, "file", ServerSideEncryption.AES256);

    assertThat(look(bucket, "file").containsMarker()).isFalse();
    assertThatExceptionOfType(ObjectNotFoundException.class)
        .isThrownBy(() -> look(bucket, "absent"));
  }

  @Test
  void anUnreachableKmsIsAnErrorAndNothingIsStored() {
    String bucket = buckets.createBucket("no-kms");

    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(
            () ->
                store
                    .s3()
                    .putObject(
                        r ->
                            r.bucket(bucket)
                                .key("file")
                                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                                .ssekmsKeyId("any")
                                .overrideConfiguration(
                                    o -> o.apiCallTimeout(Duration.ofMinutes(1))),
                        RequestBody.fromBytes(BODY)));
    assertThat(new StoreInspector(store).keys(Place.of(bucket), "")).isEmpty();
  }

  @Test
  void listensOnTheLoopbackInterfaceAloneAndLeavesNothingBehind() throws IOException {
    int port = store.s3Endpoint().getPort();
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket("127.0.0.2", port).close());
    List<Path> before = traces();

    buckets.close();
    store.close();

    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket("127.0.0.1", port).close());
    assertThat(before).hasSizeGreaterThanOrEqualTo(5);
    assertThat(before).noneMatch(Files::exists);
  }

  /** Its directory, and the sockets that it makes in /tmp. */
  private List<Path> traces() throws IOException {
    List<String> arguments =
        ProcessHandle.current()
            .descendants()
            .filter(process -> process.info().commandLine().orElse("").contains("weed"))
            .flatMap(process -> Stream.of(process.info().arguments().orElse(new String[0])))
            .toList();
    Stream<Path> sockets =
        arguments.stream().filter(a -> a.startsWith("/tmp/seaweedfs-")).map(Path::of);
    Stream<Path> directories =
        arguments.stream().filter(a -> a.contains("s3a-harness-seaweedfs-")).map(Path::of);
    return Stream.concat(sockets, directories).distinct().filter(Files::exists).toList();
  }

  private static byte[] randomBytesAndMarker() {
    byte[] body = new byte[5_000];
    new Random(1).nextBytes(body);
    System.arraycopy(MARKER, 0, body, 3_000, MARKER.length);
    return body;
  }

  private void put(String bucket, String key, ServerSideEncryption encryption) {
    store
        .s3()
        .putObject(
            r -> {
              r.bucket(bucket).key(key);
              if (encryption != ServerSideEncryption.UNKNOWN_TO_SDK_VERSION) {
                r.serverSideEncryption(encryption);
              }
            },
            RequestBody.fromBytes(BODY));
  }

  private AtRestWitness.StoredBytes look(String bucket, String key) {
    return store.atRestWitness().orElseThrow().look(bucket, key, MARKER);
  }
}
