package org.s3aharness.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.store.resource.Buckets;
import org.s3aharness.store.resource.KmsKeyManager;
import org.testcontainers.DockerClientFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

@NeedsContainerEngine
class LocalStackInContainerIT {
  @TempDir Path directory;

  @Test
  void servesS3AndKmsOnTheLoopbackInterfaceAndIsGoneAfterwards() {
    List<String> progress = new ArrayList<>();
    int port;
    try (Store store = LocalStack.start(options(), progress::add);
        Buckets buckets = new Buckets(store, "container");
        KmsKeyManager keys = new KmsKeyManager(store, "container")) {
      assertThat(store.info())
          .isEqualTo(
              new StoreInfo("localstack", "4.9.2", "container", StoreInfo.AtRest.PLAINTEXT, true));
      assertThat(progress).contains("Starting localstack/localstack:4.9.2 as a container");
      port = store.s3Endpoint().getPort();
      assertNobodyListensAt("127.0.0.2", port);
      String bucket = buckets.createBucket("x");
      KmsKey key = keys.createKey("x");

      store
          .s3()
          .putObject(
              r ->
                  r.bucket(bucket)
                      .key("file")
                      .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                      .ssekmsKeyId(key.arn()),
              RequestBody.fromString("content"));

      assertThat(new StoreInspector(store).head(Place.of(bucket), "file").kmsKeyId())
          .isEqualTo(key.arn());
    }
    assertNobodyListensAt("127.0.0.1", port);
  }

  @Test
  void aKilledContainerIsReportedWithItsLogAndTheNextStep() {
    try (Store store = LocalStack.start(options(), line -> {})) {
      int port = store.s3Endpoint().getPort();
      DockerClient docker = DockerClientFactory.instance().client();
      docker.listContainersCmd().exec().stream()
          .filter(container -> isPublishedAt(container, port))
          .forEach(container -> docker.killContainerCmd(container.getId()).exec());

      assertThat(store.lost())
          .succeedsWithin(Duration.ofSeconds(15))
          .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
          .hasMessageContainingAll("LocalStack's container ended", "store.log", "run again");
    }
  }

  private static boolean isPublishedAt(Container container, int port) {
    return Arrays.stream(container.getPorts())
        .anyMatch(published -> Integer.valueOf(port).equals(published.getPublicPort()));
  }

  @Test
  void keysHaveTheRegionAskedFor() {
    try (Store store = LocalStack.start(options().withRegion("eu-west-1"), line -> {});
        KmsKeyManager keys = new KmsKeyManager(store, "container")) {
      assertThat(keys.createKey("x").arn()).startsWith("arn:aws:kms:eu-west-1:");
    }
  }

  private LocalStackOptions options() {
    return LocalStackOptions.loggingTo(directory.resolve("store.log"))
        .withHosting(LocalStackOptions.Hosting.CONTAINER);
  }

  private static void assertNobodyListensAt(String address, int port) {
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket(address, port).close());
  }
}
