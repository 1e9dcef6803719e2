package org.s3aharness.store.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.s3aharness.FakeHttpServer;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.resource.Buckets;

@ExtendWith(SharedLocalStack.class)
class EndpointStoreIT {
  private static final StoreCredentials CREDENTIALS = StoreCredentials.of("test", "s3cr3t");

  @Test
  void aLocalStackIsRecognisedAndUsedAsItIs(Store localStack) {
    try (Store store = EndpointStore.of(EndpointOptions.of(localStack.s3Endpoint(), CREDENTIALS));
        Buckets buckets = new Buckets(store, "endpoint-it")) {
      assertThat(store.info())
          .returns("localstack", StoreInfo::kind)
          .returns("not started by us", StoreInfo::runs)
          .returns(false, StoreInfo::startedByUs);
      assertThat(store.info().version()).isEqualTo("4.9.2");
      assertThat(store.acceptsAwsNames()).isTrue();
      assertThat(new StoreInspector(store).keys(buckets.create("x"), "")).isEmpty();
    }
  }

  @Test
  void urlThatNobodyAnswersAtIsNamedWithTheNextStep() throws IOException {
    URI url = URI.create("http://127.0.0.1:" + closedPort());

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> EndpointStore.of(EndpointOptions.of(url, CREDENTIALS)))
        .withMessageContainingAll("No S3 answers at " + url, "check the URL")
        .withMessageNotContaining("s3cr3t");
  }

  @Test
  void refusedCredentialsAreToldApartFromAWrongUrl() throws IOException {
    String error = "<Error><Code>InvalidAccessKeyId</Code><Message>no</Message></Error>";

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> connectToServerAnswering(403, error))
        .withMessageContainingAll("HTTP 403 InvalidAccessKeyId", "access key")
        .withMessageNotContaining("s3cr3t");
  }

  @Test
  void aStoreThatNoLongerAcceptsConnectionsIsLost() throws IOException {
    FakeHttpServer server = serverAnswering(403, "<Error><Code>AccessDenied</Code></Error>");
    URI url = server.uri();
    try (Store store = EndpointStore.of(EndpointOptions.of(url, CREDENTIALS))) {
      server.close();

      assertThat(store.lost())
          .succeedsWithin(Duration.ofSeconds(30))
          .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
          .hasMessageContainingAll("The S3 at " + url, "no connection", "run again");
    }
  }

  @Test
  void serverThatIsNoS3IsNamed() {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> connectToServerAnswering(404, "<html>nothing here</html>"))
        .withMessageContainingAll("HTTP 404", "check the URL");
  }

  @Test
  void credentialsThatMayNotListBucketsAreGoodEnough() throws IOException {
    connectToServerAnswering(403, "<Error><Code>AccessDenied</Code></Error>");
  }

  private static FakeHttpServer serverAnswering(int status, String body) throws IOException {
    FakeHttpServer server = FakeHttpServer.http();
    server.answers(status, "application/xml", body.getBytes(StandardCharsets.US_ASCII));
    return server;
  }

  private static void connectToServerAnswering(int status, String body) throws IOException {
    try (FakeHttpServer server = serverAnswering(status, body);
        Store store = EndpointStore.of(EndpointOptions.of(server.uri(), CREDENTIALS))) {
      assertThat(store.info().kind()).isEqualTo("endpoint");
      assertThat(store.acceptsAwsNames()).isFalse();
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
