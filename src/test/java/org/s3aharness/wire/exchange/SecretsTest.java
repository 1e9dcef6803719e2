package org.s3aharness.wire.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.wire.recorder.RecorderTestBase;

class SecretsTest extends RecorderTestBase {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String SECRET = "do-not-write-this-down";

  @Test
  void maskAKeyAsTheBeginningOfItsDigest() {
    // printf 0123456789abcdef0123456789abcdef | sha256sum
    assertThat(Secrets.mask(KEY)).isEqualTo("masked:sha256:3eb1bd439947");
    assertThat(Secrets.mask("not base64!")).startsWith("masked:sha256:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Authorization", "Cookie", "X-Amz-Security-Token", "x-amz-s3session-token"})
  void inHeadersAreNotRecorded(String header) throws Exception {
    put(BUCKET_URL + "a", "", header, SECRET);

    assertThat(onlyExchange().requestHeaders().allValues(header)).containsExactly("masked");
    assertThat(store.onlyAsked().header(header)).isEqualTo(SECRET);
    assertThatNothingRecordedHolds(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-amz-meta-x-amz-key", "x-amz-meta-x-amz-key-v2", "x-amz-meta-x-amz-3"})
  void thatAreWrappedDataKeysAreRecordedAsDigests(String header) throws Exception {
    put(BUCKET_URL + "a", "", header, SECRET);

    assertThat(onlyExchange().requestHeaders().allValues(header))
        .containsExactly(Secrets.mask(SECRET));
    assertThatNothingRecordedHolds(SECRET);
  }

  @Test
  void ofSseCAreRecordedAsDigests() throws Exception {
    put(
        BUCKET_URL + "a",
        "",
        "x-amz-server-side-encryption-customer-key",
        KEY,
        "x-amz-copy-source-server-side-encryption-customer-key",
        KEY,
        "x-amz-server-side-encryption-customer-algorithm",
        "AES256");

    assertThat(onlyExchange().requestHeaders().map())
        .containsEntry("x-amz-server-side-encryption-customer-key", List.of(Secrets.mask(KEY)))
        .containsEntry(
            "x-amz-copy-source-server-side-encryption-customer-key", List.of(Secrets.mask(KEY)))
        .containsEntry("x-amz-server-side-encryption-customer-algorithm", List.of("AES256"));
    assertThat(store.onlyAsked().header("x-amz-server-side-encryption-customer-key"))
        .isEqualTo(KEY);
    assertThatNothingRecordedHolds(KEY);
  }

  @Test
  void ofASignatureOnlyWhatItCoversIsRecorded() {
    assertThat(
            Secrets.maskHeader(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20261129/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=%s"
                    .formatted(SECRET, SECRET)))
        .isEqualTo("masked, SignedHeaders=host;x-amz-date");
  }

  @Test
  void forTheProxyAreMaskedAsWell() {
    assertThat(Secrets.maskHeader("Proxy-Authorization", SECRET)).isEqualTo("masked");
  }

  @Test
  void inResponseHeadersAreNotRecorded() throws Exception {
    store.answers(
        (exchange, body) -> {
          exchange.getResponseHeaders().set("x-amz-meta-x-amz-key-v2", SECRET);
          exchange.sendResponseHeaders(200, -1);
        });

    assertThat(get(BUCKET_URL + "a").headers().firstValue("x-amz-meta-x-amz-key-v2"))
        .contains(SECRET);
    assertThat(onlyExchange().responseHeaders().firstValue("X-Amz-Meta-X-Amz-Key-V2"))
        .contains(Secrets.mask(SECRET));
    assertThatNothingRecordedHolds(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Amz-Signature", "X-Amz-Credential", "X-Amz-Security-Token"})
  void inQueriesAreNotRecorded(String parameter) throws Exception {
    get(BUCKET_URL + "a?versionId=1&" + parameter + "=" + SECRET);

    assertThat(onlyExchange().query())
        .containsEntry(parameter, List.of("masked"))
        .containsEntry("versionId", List.of("1"));
    assertThatNothingRecordedHolds(SECRET);
  }

  @Test
  void inKmsRequestsAreNotRecorded() throws Exception {
    send(
        request("https://kms.us-east-1.amazonaws.com/")
            .header("X-Amz-Target", "TrentService.Decrypt")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"KeyId": "alias/a", "CiphertextBlob": "%1$s", "Plaintext": "%1$s",
                     "GrantTokens": ["%1$s"], "EncryptionContext": {"aws:x-amz-cek-alg": "AES"}}
                    """
                        .formatted(SECRET))));

    JsonNode request = onlyExchange().kmsRequest().orElseThrow();
    assertThat(onlyExchange().kind()).isEqualTo(RequestKind.KMS_DECRYPT);
    assertThat(request.path("KeyId").asText()).isEqualTo("alias/a");
    assertThat(request.path("EncryptionContext").path("aws:x-amz-cek-alg").asText())
        .isEqualTo("AES");
    assertThat(request.path("CiphertextBlob").asText()).isEqualTo(Secrets.mask(SECRET));
    assertThat(request.path("Plaintext").asText()).isEqualTo("masked");
    assertThat(new String(store.onlyAsked().body(), UTF_8)).contains(SECRET);
    assertThatNothingRecordedHolds(SECRET);
  }

  @Test
  void inAnswersOfKmsAreNotRecorded() throws Exception {
    store.answers(
        (exchange, body) -> {
          byte[] answer =
              "{\"KeyId\": \"a\", \"CiphertextBlob\": \"%1$s\", \"Plaintext\": \"%1$s\"}"
                  .formatted(SECRET)
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
        });
    send(
        request("https://kms.us-east-1.amazonaws.com/")
            .header("X-Amz-Target", "TrentService.GenerateDataKey")
            .POST(BodyPublishers.ofString("{}")));

    JsonNode answer = onlyExchange().kmsAnswer().orElseThrow();
    assertThat(answer.path("KeyId").asText()).isEqualTo("a");
    assertThat(answer.path("CiphertextBlob").asText()).isEqualTo(Secrets.mask(SECRET));
    assertThat(answer.path("Plaintext").asText()).isEqualTo("masked");
    assertThatNothingRecordedHolds(SECRET);
  }

  @Test
  void ofKmsRequestsAreSafeEvenWhereTheRequestIsNotJson() throws Exception {
    send(
        request("https://kms.us-east-1.amazonaws.com/")
            .header("X-Amz-Target", "TrentService.Decrypt")
            .POST(BodyPublishers.ofString("{\"Plaintext\": " + SECRET)));

    assertThat(onlyExchange().kmsRequest()).isEmpty();
    assertThatNothingRecordedHolds(SECRET);
  }

  private void assertThatNothingRecordedHolds(String secret) throws Exception {
    Path har = directory.resolve("wire.har");
    HttpArchive.write(log, har);
    assertThat(Files.readString(har)).doesNotContain(secret);
    assertThat(log.toString()).doesNotContain(secret);
  }
}
