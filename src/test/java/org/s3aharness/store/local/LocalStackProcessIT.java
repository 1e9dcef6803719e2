package org.s3aharness.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.ChildJvm;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreLogin;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.connect.LocalStackHealth;
import org.s3aharness.store.connect.StoreClients;
import org.s3aharness.store.process.GuardedProcess;
import org.s3aharness.store.process.Python;
import org.s3aharness.store.process.PythonEnvironment;
import org.s3aharness.store.process.Scripts;
import org.s3aharness.store.process.Startup;
import org.s3aharness.store.resource.Buckets;
import org.s3aharness.store.resource.KmsKeyManager;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.sts.StsClient;

class LocalStackProcessIT {
  @TempDir Path directory;

  @Test
  @ExtendWith(SharedLocalStack.class)
  void theStoreSaysWhatItIs(Store store) {
    assertThat(store.info())
        .isEqualTo(
            new StoreInfo("localstack", "4.9.2", "host process", StoreInfo.AtRest.PLAINTEXT, true));
    assertThat(store.region()).isEqualTo("us-east-1");
    assertThat(store.acceptsAwsNames()).isTrue();
    assertThat(StoreLogin.of(store)).isEqualTo(LocalStack.login("us-east-1"));
    assertThat(store.kmsEndpoint()).isEqualTo(store.s3Endpoint()).isEqualTo(store.stsEndpoint());
  }

  @Test
  @ExtendWith(SharedLocalStack.class)
  void listensOnTheLoopbackInterfaceAlone(Store store) {
    // Another address of this machine, as any that is not 127.0.0.1.
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket("127.0.0.2", store.s3Endpoint().getPort()).close());
  }

  @Test
  void lostPortIsGivenUpForAnotherAndTheRegionIsTheOneAskedFor() throws IOException {
    List<String> progress = new ArrayList<>();
    try (ServerSocket thief = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Iterator<Integer> ports = List.of(thief.getLocalPort(), free.getLocalPort()).iterator();
      free.close();

      LocalStackOptions options = options().withRegion("eu-west-1");
      try (Store store = LocalStackProcess.start(options, progress::add, ports::next);
          Buckets buckets = new Buckets(store, "region");
          KmsKeyManager keys = new KmsKeyManager(store, "region")) {
        assertThat(store.s3Endpoint().getPort()).isEqualTo(free.getLocalPort());
        assertThat(progress)
            .contains("Port " + thief.getLocalPort() + " was taken by another process meanwhile.");
        assertThat(keys.createKey("x").arn()).startsWith("arn:aws:kms:eu-west-1:");
        String bucket = buckets.createBucket("x");
        assertThat(store.s3().headBucket(r -> r.bucket(bucket)).bucketRegion())
            .isEqualTo("eu-west-1");
      }
    }
  }

  @Test
  void aProcessThatIsKilledLaterIsReportedWithItsLogAndTheNextStep() {
    try (Store store = LocalStackProcess.start(options(), line -> {})) {
      ProcessHandle.current()
          .descendants()
          .filter(process -> isLocalStackAt(process, store.s3Endpoint().getPort()))
          .forEach(ProcessHandle::destroyForcibly);

      assertThat(store.lost())
          .succeedsWithin(Duration.ofSeconds(5))
          .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
          .hasMessageContainingAll(
              "LocalStack was killed", "store.log", "run again", "during the run");
    }
  }

  @Test
  void severalMaySendTheirFirstRequestAtOnce() {
    try (Store store = LocalStackProcess.start(options(), line -> {})) {
      atOnce(n -> store.s3().createBucket(request -> request.bucket("first-" + n)));
      // S3 asks KMS for its own key.
      atOnce(
          n ->
              store
                  .s3()
                  .putObject(
                      request ->
                          request
                              .bucket("first-" + n)
                              .key("encrypted")
                              .serverSideEncryption(ServerSideEncryption.AWS_KMS),
                      RequestBody.empty()));
      try (StsClient sts =
          new StoreClients(store.region(), store.credentials(), store.requests())
              .sts(store.stsEndpoint())) {
        atOnce(n -> sts.getSessionToken());
      }
    }
  }

  @Test
  void aRequestWaitsWhileItsServiceIsBeingLoaded() throws Exception {
    LocalStackOptions options = options();
    Path script = Path.of(getClass().getResource("second_request.py").toURI());
    Path output = directory.resolve("output");
    String python =
        new PythonEnvironment(
                LocalStackSettings.PACKAGES, options.cache(), Python.find(Optional.empty()))
            .python(line -> {})
            .toString();
    Process process =
        new ProcessBuilder(
                python,
                script.toString(),
                new Scripts(directory).path("localstack_host.py").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).content().endsWith("[True, True]\n");
  }

  private static void atOnce(IntConsumer request) {
    int clients = 8;
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    try {
      assertThat(
              IntStream.range(0, clients)
                  .mapToObj(n -> CompletableFuture.runAsync(() -> request.accept(n), pool))
                  .toList())
          .allSatisfy(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(30)));
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aProcessThatTheHarnessEndsIsNotLost() {
    Store store = LocalStackProcess.start(options(), line -> {});

    store.close();

    assertThat(store.lost().toCompletableFuture()).isNotDone();
  }

  /** Says whether this is the process under the guard, recognised by its environment. */
  private static boolean isLocalStackAt(ProcessHandle process, int port) {
    try {
      String proc = "/proc/" + process.pid();
      return Files.readString(Path.of(proc, "environ")).contains("GATEWAY_LISTEN=127.0.0.1:" + port)
          && !Files.readString(Path.of(proc, "cmdline")).contains("guard.py");
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void nothingIsLeftOfItWhenTheHarnessIsKilled() throws Exception {
    assertNothingIsLeftAfter("KILL");
  }

  @ParameterizedTest
  @Tag("nightly")
  @ValueSource(strings = {"TERM", "INT"})
  void nothingIsLeftOfItWhenTheHarnessGetsTheSignal(String signal) throws Exception {
    assertNothingIsLeftAfter(signal);
  }

  private void assertNothingIsLeftAfter(String signal) throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    Process harness =
        ChildJvm.of(
                HarnessToKill.class,
                List.of("-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData"),
                List.of(directory.resolve("store.log").toString()))
            .redirectError(directory.resolve("stderr").toFile())
            .start();
    try (BufferedReader out = harness.inputReader()) {
      List<ProcessHandle> left =
          Arrays.stream(out.readLine().split(" "))
              .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
              .toList();
      assertThat(left).as("guard and LocalStack").hasSize(2);
      assertThat(temporary).isNotEmptyDirectory();

      ChildJvm.signal(signal, harness.pid());

      assertThat(harness.waitFor(20, TimeUnit.SECONDS)).isTrue();
      for (ProcessHandle process : left) {
        process.onExit().get(20, TimeUnit.SECONDS);
      }
      assertThat(temporary).isEmptyDirectory();
    } finally {
      harness.destroyForcibly();
    }
  }

  @Test
  void aProcessThatDiesIsReportedWithItsLastLines() {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> becameReady("echo no luck; exit 3", Duration.ofMinutes(1)))
        .withMessageContainingAll("exit code 3", "store.log", "no luck");
  }

  @Test
  void aProcessThatIsNeverReadyIsReportedAndEnded() {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> becameReady("echo waiting; sleep 600", Duration.ofSeconds(5)))
        .withMessageContainingAll("not ready after 5 s", "no answer", "store.log", "waiting");
  }

  private void becameReady(String script, Duration patience) {
    Path log = directory.resolve("store.log");
    Startup.StartAttempt attempt =
        new Startup.StartAttempt(
            List.of(),
            () ->
                GuardedProcess.start(
                    Python.find(Optional.empty()).executable(),
                    new Scripts(directory).path("guard.py"),
                    "it-",
                    System.getenv(),
                    log,
                    List.of("sh", "-c", script)),
            LocalStackHealth.of(URI.create("http://127.0.0.1:1"), LocalStackSettings.VERSION),
            process -> {
              throw new AssertionError("became ready");
            });
    new Startup("LocalStack", patience, (code, lines) -> false)
        .start(log, line -> {}, () -> attempt);
  }

  private LocalStackOptions options() {
    return LocalStackOptions.loggingTo(directory.resolve("store.log"))
        .withHosting(LocalStackOptions.Hosting.HOST);
  }
}
