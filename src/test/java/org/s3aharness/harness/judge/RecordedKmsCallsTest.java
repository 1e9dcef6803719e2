package org.s3aharness.harness.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.s3aharness.FakeHttpServer;
import org.s3aharness.store.KmsWitness.KmsCall;
import org.s3aharness.wire.recorder.CertificateAuthority;
import org.s3aharness.wire.recorder.Recorder;
import org.s3aharness.wire.recorder.RecorderOptions;
import org.s3aharness.wire.route.RoutingTable;

/**
 * Checks that a call belongs to the object that its encryption context names, whoever else calls.
 */
class RecordedKmsCallsTest {
  private static final String KMS = "http://kms.us-east-1.amazonaws.com/";
  private static final String A = "arn:aws:s3:::bucket/a";
  private static final String B = "arn:aws:s3:::bucket/b";

  private final CountDownLatch held = new CountDownLatch(1);
  private FakeHttpServer kms;
  private Recorder recorder;
  private RecordedKmsCalls calls;
  private HttpClient store;

  @BeforeEach
  void start() throws Exception {
    kms = FakeHttpServer.http();
    kms.answers(
        (exchange, asked) -> {
          String body = new String(asked, UTF_8);
          if (body.contains("\"held\"")) {
            hold();
          }
          if (body.contains("\"alias/data\"")) {
            byte[] answer = "{\"KeyId\": \"key-behind-the-alias\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            return;
          }
          exchange.sendResponseHeaders(body.contains("\"forbidden\"") ? 400 : 200, -1);
        });
    URI uri = kms.uri();
    recorder =
        Recorder.start(
            CertificateAuthority.create(),
            RoutingTable.aws("us-east-1", uri, uri, uri),
            RecorderOptions.defaults());
    calls = new RecordedKmsCalls(recorder);
    store =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", recorder.port())))
            .build();
  }

  @AfterEach
  void stop() {
    held.countDown();
    recorder.close();
    kms.close();
  }

  @Test
  void aCallIsAboutTheObjectOfItsContext() throws Exception {
    call("GenerateDataKey", "key-1", A);
    call("Decrypt", "key-2", B);

    assertThat(calls.about(A))
        .containsExactly(new KmsCall("GenerateDataKey", "key-1", Map.of("aws:s3:arn", A), 200));
    assertThat(calls.about(B)).extracting(KmsCall::operation).containsExactly("Decrypt");
    assertThat(calls.about(A + "nother")).isEmpty();
  }

  @Test
  void askingAgainGivesTheSameAndWhatCameSince() throws Exception {
    call("GenerateDataKey", "key-1", A);
    assertThat(calls.about(A)).hasSize(1);

    call("Decrypt", "key-1", A);

    assertThat(calls.about(A))
        .extracting(KmsCall::operation)
        .containsExactly("GenerateDataKey", "Decrypt");
    assertThat(calls.about(A)).hasSize(2);
  }

  @Test
  void theKeyIsTheOneThatKmsSaysItHasUsed() throws Exception {
    call("GenerateDataKey", "alias/data", A);

    assertThat(calls.about(A)).extracting(KmsCall::keyId).containsExactly("key-behind-the-alias");
  }

  @Test
  void aRefusedCallHasItsStatus() throws Exception {
    call("GenerateDataKey", "forbidden", A);

    assertThat(calls.about(A)).extracting(KmsCall::status).containsExactly(400);
  }

  @Test
  void aCallWithoutContextIsAboutNothing() throws Exception {
    send("ListAliases", "{}");

    assertThat(calls.about("")).isEmpty();
    assertThat(calls.about(A)).isEmpty();
  }

  @Test
  void aCallInFlightCountsOnceItIsAnsweredAndHidesNoOther() throws Exception {
    CompletableFuture<HttpResponse<Void>> slow =
        store.sendAsync(request("Decrypt", body("held", A)).build(), BodyHandlers.discarding());
    call("GenerateDataKey", "key-1", A);
    assertThat(calls.about(A)).extracting(KmsCall::keyId).containsExactly("key-1");

    held.countDown();
    slow.get(10, TimeUnit.SECONDS);

    assertThat(calls.about(A)).extracting(KmsCall::keyId).contains("key-1", "held").hasSize(2);
  }

  private void call(String operation, String key, String arn) throws Exception {
    send(operation, body(key, arn));
  }

  private static String body(String key, String arn) {
    return "{\"KeyId\":\"%s\",\"EncryptionContext\":{\"aws:s3:arn\":\"%s\"}}".formatted(key, arn);
  }

  private void send(String operation, String body) throws Exception {
    store.send(request(operation, body).build(), BodyHandlers.discarding());
  }

  private static HttpRequest.Builder request(String operation, String body) {
    return HttpRequest.newBuilder(URI.create(KMS))
        .header("X-Amz-Target", "TrentService." + operation)
        .header("Content-Type", "application/x-amz-json-1.1")
        .POST(BodyPublishers.ofString(body));
  }

  private void hold() {
    try {
      assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
