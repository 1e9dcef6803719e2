package org.s3aharness.wire.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.wire.recorder.RecorderTestBase;

class BodiesTest extends RecorderTestBase {
  private static final String XML_ERROR =
      "<?xml version=\"1.0\"?><Error xmlns=\"x\"><Code>NoSuchKey</Code><Message>m</Message></Error>";

  @Test
  void ofRequestsAreSearchedForTheMarkerAcrossPieces() throws Exception {
    byte[] body = new byte[5_000_000];
    System.arraycopy(MARKER.getBytes(UTF_8), 0, body, 65_536 - 7, MARKER.length());

    send(request(BUCKET_URL + "with").PUT(BodyPublishers.ofByteArray(body)));
    send(request(BUCKET_URL + "without").PUT(BodyPublishers.ofByteArray(new byte[5_000_000])));

    assertThat(log.to("with")).singleElement().returns(true, Exchange::requestBodyHolds);
    assertThat(log.to("without"))
        .singleElement()
        .returns(false, Exchange::requestBodyHolds)
        .returns(false, Exchange::responseBodyHolds)
        .returns(5_000_000L, Exchange::requestBodyBytes);
    assertThat(store.asked().get(0).body()).isEqualTo(body);
  }

  @Test
  void ofResponsesAreSearchedForTheMarker() throws Exception {
    store.answers(200, "binary/octet-stream", ("x".repeat(100_000) + MARKER).getBytes(UTF_8));

    get(BUCKET_URL + "a");

    assertThat(onlyExchange().responseBodyHolds()).isTrue();
    assertThat(onlyExchange().requestBodyHolds()).isFalse();
    assertThat(onlyExchange().responseBodyBytes()).isEqualTo(100_000 + MARKER.length());
  }

  @Test
  void ofBulkDeletesNameTheKeys() throws Exception {
    String url = BUCKET_URL + "?delete";
    send(
        request(url)
            .POST(
                BodyPublishers.ofString(
                    "<Delete xmlns=\"x\"><Object><Key>a/b &amp; c</Key></Object>"
                        + "<Object><Key>d</Key></Object><Quiet>true</Quiet></Delete>")));
    assertThat(onlyExchange().deletedKeys()).containsExactly("a/b & c", "d");
  }

  @Test
  void ofBulkDeletesThatAreCutOffNameTheKeysUntilThen() throws Exception {
    String padding = "<Object><Key>" + "x".repeat(1000) + "</Key></Object>";
    send(
        request(BUCKET_URL + "?delete")
            .POST(BodyPublishers.ofString("<Delete>" + padding.repeat(100) + "</Delete>")));
    assertThat(onlyExchange().deletedKeys()).hasSizeBetween(50, 99);
  }

  @Test
  void ofErrorsGiveTheCodeOfS3() throws Exception {
    store.answers(404, "application/xml", XML_ERROR.getBytes(UTF_8));
    get(BUCKET_URL + "a");
    assertThat(onlyExchange().errorCode()).contains("NoSuchKey");
  }

  @Test
  void ofStsErrorsGiveTheCode() throws Exception {
    store.answers(
        403,
        "text/xml",
        "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code></Error></ErrorResponse>"
            .getBytes(UTF_8));
    get("https://sts.amazonaws.com/");
    assertThat(onlyExchange().errorCode()).contains("AccessDenied");
  }

  @ParameterizedTest
  @CsvSource({"404, true", "200, false"})
  void areNotTakenForErrorsWhenAnObjectLooksLikeOne(int status, boolean isError) throws Exception {
    store.answers(status, "application/xml", XML_ERROR.getBytes(UTF_8));
    get(BUCKET_URL + "a");
    assertThat(onlyExchange().errorCode().isPresent()).isEqualTo(isError);
  }

  @Test
  void ofCopiesGiveTheCodeOfAnErrorWithStatus200() throws Exception {
    store.answers(200, "application/xml", XML_ERROR.getBytes(UTF_8));
    put(BUCKET_URL + "a", "", "x-amz-copy-source", "/bucket/b");
    assertThat(onlyExchange().kind()).isEqualTo(RequestKind.COPY_OBJECT);
    assertThat(onlyExchange().errorCode()).contains("NoSuchKey");
  }

  @Test
  void ofKmsErrorsGiveTheCode() throws Exception {
    store.answers(
        400,
        "application/x-amz-json-1.1",
        "{\"__type\": \"com.amazonaws.kms#NotFoundException\", \"message\": \"m\"}"
            .getBytes(UTF_8));
    get("https://kms.us-east-1.amazonaws.com/");
    assertThat(onlyExchange().errorCode()).contains("NotFoundException");
  }

  @Test
  void areNotNeededWhereAHeaderNamesTheError() throws Exception {
    store.answers(
        (exchange, body) -> {
          exchange.getResponseHeaders().set("x-amzn-ErrorType", "DisabledException:http://x/");
          exchange.sendResponseHeaders(400, -1);
        });
    get("https://kms.us-east-1.amazonaws.com/");
    assertThat(onlyExchange().errorCode()).contains("DisabledException");
  }

  @ParameterizedTest
  @CsvSource({"application/xml", "application/json", "text/html"})
  void thatAreNoErrorDocumentsGiveNone(String type) throws Exception {
    byte[] body = new byte[200_000];
    Arrays.fill(body, (byte) '<');
    store.answers(500, type, body);

    assertThat(get(BUCKET_URL + "a").body()).hasSize(200_000);
    assertThat(onlyExchange().errorCode()).isEmpty();
    assertThat(isComplete(onlyExchange())).isTrue();
  }
}
