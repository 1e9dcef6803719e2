package org.s3aharness.wire.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.fault.Alteration;
import org.s3aharness.wire.fault.Tampering;

class TamperingTest extends RecorderTestBase {
  private static final String SSE = "x-amz-server-side-encryption";

  @Test
  void asSentChangesWhatIsRecordedAndForwarded() throws Exception {
    recorder.tamper(
        Alteration.ofSent(
            request -> request.kind() == RequestKind.PUT_OBJECT,
            request -> request.removeHeader(SSE)));

    put(BUCKET_URL + "a", "body", SSE, "AES256");

    assertThat(onlyExchange().requestHeaders().firstValue(SSE)).isEmpty();
    assertThat(store.onlyAsked().header(SSE)).isEmpty();
  }

  @Test
  void asSentCanMakeAnotherKindOfRequest() throws Exception {
    recorder.tamper(
        Alteration.ofSent(
            request -> true, request -> request.setHeader("x-amz-copy-source", "/b/k")));

    put(BUCKET_URL + "a", "");

    assertThat(onlyExchange().kind()).isEqualTo(RequestKind.COPY_OBJECT);
  }

  @Test
  void onTheWayChangesWhatIsForwardedOnly() throws Exception {
    recorder.tamper(
        Alteration.ofForwarded(
            request -> request.key().filter("a"::equals).isPresent(),
            request -> {
              request.setHeader(SSE, "aws:kms");
              request.setHeader("X-Added", "1");
            }));

    put(BUCKET_URL + "a", "body", SSE, "AES256");

    assertThat(onlyExchange().requestHeaders().firstValue(SSE)).contains("AES256");
    assertThat(onlyExchange().requestHeaders().firstValue("X-Added")).isEmpty();
    assertThat(store.onlyAsked().header(SSE)).isEqualTo("aws:kms");
    assertThat(store.onlyAsked().header("X-Added")).isEqualTo("1");
  }

  @Test
  void asAnsweredChangesWhatIsRecordedAndGivenToTheClient() throws Exception {
    recorder.tamper(
        Alteration.ofAnswered(
            exchange -> exchange.kind() == RequestKind.GET_OBJECT,
            response -> {
              response.setStatus(503);
              response.setHeader(SSE, "AES256");
              response.removeHeader("Date");
            }));

    HttpResponse<String> response = get(BUCKET_URL + "a");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue(SSE)).contains("AES256");
    assertThat(response.headers().firstValue("Date")).isEmpty();
    assertThat(onlyExchange().status()).isEqualTo(503);
    assertThat(onlyExchange().responseHeaders().firstValue(SSE)).contains("AES256");
  }

  @Test
  void leavesOtherRequestsAloneAndCanBeEnded() throws Exception {
    recorder.tamper(
        Alteration.ofSent(
                request -> request.kind() == RequestKind.HEAD_OBJECT,
                request -> request.setHeader("X-First", "1"))
            .and(
                Alteration.ofSent(
                    request -> request.kind() == RequestKind.GET_OBJECT,
                    request -> request.setHeader("X-Second", "1"))));
    get(BUCKET_URL + "a");
    recorder.tamper(Tampering.none());
    get(BUCKET_URL + "a");

    assertThat(store.asked())
        .extracting(asked -> asked.header("X-First") + "/" + asked.header("X-Second"))
        .containsExactly("/1", "/");
  }
}
