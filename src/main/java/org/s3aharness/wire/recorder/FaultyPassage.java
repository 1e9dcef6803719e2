package org.s3aharness.wire.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import org.s3aharness.wire.exchange.Recording;
import org.s3aharness.wire.fault.Fault;

/** Passes on one exchange, and makes the fault that is planned for it. */
final class FaultyPassage {
  private final Fault fault;
  private final Conversation conversation;
  private final Recording recording;
  private long uploaded;
  private long downloaded;
  private boolean told;
  private boolean answerIsCut;

  /** Creates the passage of an exchange that is about to begin. */
  FaultyPassage(Fault fault, Conversation conversation, Recording recording) {
    this.fault = fault;
    this.conversation = conversation;
    this.recording = recording;
  }

  /** Returns the answer that the client gets instead of the store's; null for the store's. */
  HttpResponse answer(HttpRequest request) {
    if (fault instanceof Fault.Answer answer) {
      return response(answer, request);
    }
    if (fault instanceof Fault.Drop) {
      breakOff("the connection was reset before anything was forwarded");
      // Goes nowhere: what counts is that the request does not go on.
      return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_GATEWAY);
    }
    tell(0);
    return null;
  }

  private static HttpResponse response(Fault.Answer answer, HttpRequest request) {
    byte[] body = answer.body().getBytes(UTF_8);
    boolean isHead = HttpMethod.HEAD.equals(request.method());
    HttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            isHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
    answer.headers().forEach(response.headers()::set);
    HttpUtil.setContentLength(response, isHead ? 0 : body.length);
    if (HttpUtil.is100ContinueExpected(request)) {
      // Nobody knows whether the body still comes, and where the next request would begin.
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    return response;
  }

  /** Takes a piece of the request's body, and cuts off whatever must not go on. */
  void uploaded(ByteBuf piece) {
    uploaded += piece.readableBytes();
    tell(uploaded);
    if (fault instanceof Fault.Halt halt && uploaded > halt.afterBytes()) {
      cut(piece, uploaded - halt.afterBytes());
    }
    if (fault instanceof Fault.ResetUpload reset && uploaded >= reset.afterBytes()) {
      cut(piece, uploaded - reset.afterBytes());
      recording.requestBody(piece);
      breakOff("the connection was reset in the request's body");
    }
  }

  private void tell(long bytes) {
    if (fault instanceof Fault.Halt halt && bytes >= halt.afterBytes() && !told) {
      told = true;
      halt.told().run();
    }
  }

  /** Says whether the client must get nothing more, whatever the store still sends. */
  boolean hasCutAnswer() {
    return answerIsCut;
  }

  /** Says whether the client gets nothing of the answer, so that its connection is to be closed. */
  boolean losesAnswer() {
    if (fault instanceof Fault.LoseAnswer) {
      answerIsCut = true;
      breakOff("the connection was reset in place of the answer");
      return true;
    }
    return false;
  }

  /**
   * Says whether the client gets no more than was sent here, so that its connection is to be
   * closed.
   */
  boolean cutsDownload(ByteBuf piece) {
    downloaded += piece.readableBytes();
    if (fault instanceof Fault.ResetDownload reset && downloaded >= reset.afterBytes()) {
      sendLast(piece, downloaded - reset.afterBytes());
      breakOff("the connection was reset in the response's body");
      return true;
    }
    if (fault instanceof Fault.Truncate truncate && downloaded >= truncate.afterBytes()) {
      sendLast(piece, downloaded - truncate.afterBytes());
      recording.abort(Fault.ON_PURPOSE + "the response was truncated");
      return true;
    }
    return false;
  }

  private void sendLast(ByteBuf piece, long tooMany) {
    answerIsCut = true;
    cut(piece, tooMany);
    recording.responseBody(piece);
    conversation.sendLast(piece.retain());
  }

  private static void cut(ByteBuf piece, long bytes) {
    int keep = Math.max(0, Math.toIntExact(piece.readableBytes() - bytes));
    piece.writerIndex(piece.readerIndex() + keep);
  }

  private void breakOff(String how) {
    recording.abort(Fault.ON_PURPOSE + how);
    conversation.reset();
  }
}
