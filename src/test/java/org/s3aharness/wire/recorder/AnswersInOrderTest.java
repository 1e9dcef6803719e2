package org.s3aharness.wire.recorder;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.Test;

class AnswersInOrderTest {
  private final EmbeddedChannel client =
      new EmbeddedChannel(new HttpResponseEncoder(), new AnswersInOrder());

  @Test
  void anAnswerBeginsWhenTheOneBeforeHasEnded() {
    HttpResponse first = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    first.headers().set("content-length", 4);
    client.writeOutbound(first, new DefaultHttpContent(Unpooled.copiedBuffer("body", US_ASCII)));
    assertThat(sent()).endsWith("body");

    client.writeOneOutbound(busy());
    client.flushOutbound();
    assertThat(sent()).isEmpty();

    client.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);
    assertThat(sent()).startsWith("HTTP/1.1 503 ");
  }

  @Test
  void anAnswerToAQuietConnectionIsSentAtOnce() {
    client.writeOutbound(busy());
    assertThat(sent()).startsWith("HTTP/1.1 503 ");
    client.writeOutbound(busy());
    assertThat(sent()).startsWith("HTTP/1.1 503 ");
  }

  private static HttpResponse busy() {
    HttpResponse busy =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SERVICE_UNAVAILABLE);
    busy.headers().set("content-length", 0);
    return busy;
  }

  private String sent() {
    StringBuilder text = new StringBuilder();
    for (ByteBuf piece = client.readOutbound(); piece != null; piece = client.readOutbound()) {
      text.append(piece.toString(US_ASCII));
      piece.release();
    }
    return text.toString();
  }
}
