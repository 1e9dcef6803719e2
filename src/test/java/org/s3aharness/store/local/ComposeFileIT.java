package org.s3aharness.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.connect.EndpointOptions;
import org.s3aharness.store.connect.EndpointStore;
import org.s3aharness.store.connect.LocalStackHealth;
import org.s3aharness.store.resource.Buckets;
import org.s3aharness.store.resource.KmsKeyManager;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The Compose file, as the recipes use it. */
@NeedsContainerEngine
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ComposeFileIT {
  private static final StoreCredentials CREDENTIALS = StoreCredentials.of("test", "test");
  private static final URI LOCALSTACK = URI.create("http://127.0.0.1:4566");
  private static final URI SEAWEEDFS = URI.create("http://127.0.0.1:8333");
  private static final List<List<String>> COMMANDS =
      List.of(List.of("docker", "compose"), List.of("docker-compose"));

  @TempDir Path directory;
  private List<String> compose;

  @BeforeEach
  void findCompose() throws Exception {
    assumeTrue(isFree(4566) && isFree(8333), "port 4566 or 8333 of 127.0.0.1 is taken");
    for (List<String> command : COMMANDS) {
      if (compose == null && isThere(command)) {
        compose = command;
      }
    }
    boolean required = "required".equals(System.getenv("S3AHARNESS_CONTAINERS"));
    assumeTrue(
        required || compose != null, "neither 'docker compose' nor 'docker-compose' is there");
    assertThat(compose).as("a Docker Compose").isNotNull();
  }

  @AfterEach
  void down() throws Exception {
    if (compose != null) {
      run("--profile", "seaweedfs", "down", "--volumes", "--timeout", "1");
    }
  }

  @Test
  void bothStoresServeAndEncryptWithAKeyOfTheKms() throws Exception {
    run("--profile", "seaweedfs", "up", "-d");
    awaitReady();

    EndpointOptions options = EndpointOptions.of(SEAWEEDFS, CREDENTIALS).withKms(LOCALSTACK);
    try (Store store = EndpointStore.of(options);
        Buckets buckets = new Buckets(store, "compose");
        KmsKeyManager keys = new KmsKeyManager(store, "compose")) {
      KmsKey key = keys.createKey("compose");
      String bucket = buckets.createBucket("x");
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
    try (Store store = EndpointStore.of(EndpointOptions.of(LOCALSTACK, CREDENTIALS))) {
      assertThat(store.info().kind()).isEqualTo("localstack");
      assertThat(store.info().version()).isEqualTo(LocalStackSettings.VERSION);
    }
  }

  /** Waits until both answer, and SeaweedFS knows where to put data. */
  private void awaitReady() throws Exception {
    LocalStackHealth health = LocalStackHealth.of(LOCALSTACK, LocalStackSettings.VERSION);
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!health.isReady() || !takesObjects()) {
      assertThat(System.nanoTime()).as("deadline; " + health.last()).isLessThan(deadline);
      run("ps");
    }
  }

  private static boolean takesObjects() {
    try (Store store = EndpointStore.of(EndpointOptions.of(SEAWEEDFS, CREDENTIALS));
        Buckets buckets = new Buckets(store, "ready")) {
      String bucket = buckets.createBucket("x");
      store.s3().putObject(r -> r.bucket(bucket).key("x"), RequestBody.fromString("x"));
      return true;
    } catch (StoreUnavailableException notYet) {
      return false;
    }
  }

  private void run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(compose);
    command.addAll(List.of("-p", "s3aharness-it", "-f", "docker-compose.yml"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("compose.log").toFile())
            .start();
    assertThat(process.waitFor()).as("exit code of %s", command).isZero();
  }

  private static boolean isThere(List<String> command) throws Exception {
    List<String> asking = new ArrayList<>(command);
    asking.add("version");
    try {
      Process process = new ProcessBuilder(asking).redirectErrorStream(true).start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 && !answer.isBlank();
    } catch (IOException absent) {
      return false;
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
