package org.s3aharness.wire.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.route.RoutingTable;

class ExchangeFiltersTest {
  private static final URI STORE = URI.create("http://127.0.0.1:1");

  private final EmbeddedChannel client = new EmbeddedChannel(new HttpResponseEncoder());
  private final RecorderState state =
      new RecorderState(
          CertificateAuthority.create(),
          RoutingTable.aws("us-east-1", STORE, STORE, STORE),
          RecorderOptions.defaults());
  private final WireLog log = new WireLog("test");

  @Test
  void theEndOfTheAnswerBeforeIsNotThatOfThisOne() {
    ExchangeFilters filters = filters(HttpMethod.HEAD);

    filters.proxyToClientResponse(LastHttpContent.EMPTY_LAST_CONTENT);
    filters.proxyToClientResponse(ok());

    assertThat(log.exchanges()).singleElement().extracting(Exchange::status).isEqualTo(200);
  }

  @Test
  void answerWithABodyIsOverAtItsLastPiece() {
    ExchangeFilters filters = filters(HttpMethod.GET);

    filters.proxyToClientResponse(ok());
    assertThat(log.exchanges())
        .singleElement()
        .matches(exchange -> !RecorderTestBase.isComplete(exchange));
    filters.proxyToClientResponse(
        new DefaultLastHttpContent(Unpooled.wrappedBuffer(new byte[] {1, 2})));

    assertThat(log.exchanges()).singleElement().matches(RecorderTestBase::isComplete);
  }

  @Test
  void interimAnswerIsNotTheAnswer() {
    ExchangeFilters filters = filters(HttpMethod.PUT);

    filters.proxyToClientResponse(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));

    assertThat(log.exchanges())
        .singleElement()
        .matches(exchange -> !RecorderTestBase.isComplete(exchange));
  }

  private ExchangeFilters filters(HttpMethod method) {
    state.log = log;
    HttpRequest request =
        new DefaultHttpRequest(
            HttpVersion.HTTP_1_1, method, "http://bucket.s3.us-east-1.amazonaws.com/file");
    ExchangeFilters filters = new ExchangeFilters(request, client.pipeline().firstContext(), state);
    filters.clientToProxyRequest(request);
    return filters;
  }

  private static HttpResponse ok() {
    return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
  }
}
