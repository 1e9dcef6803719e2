package org.s3aharness.wire.recorder;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.PendingWriteQueue;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Delays an answer until the one before it has ended. A client that knows a response's length may
 * send its next request before the store's thread has written the mark that ends the response. If
 * LittleProxy then answers that request itself, on the client's thread, the encoder refuses the
 * answer, and the client waits for ever.
 */
final class AnswersInOrder extends ChannelOutboundHandlerAdapter {
  private PendingWriteQueue waiting;
  private boolean unfinished;

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    waiting = new PendingWriteQueue(ctx);
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    boolean begins = message instanceof HttpResponse;
    boolean continues = message instanceof HttpContent && !begins;
    if (unfinished && !continues) {
      waiting.add(message, promise);
      return;
    }
    if (begins || continues) {
      unfinished = !(message instanceof LastHttpContent);
    }
    ctx.write(message, promise);
    if (!unfinished && !waiting.isEmpty()) {
      waiting.removeAndWriteAll();
      ctx.flush();
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    waiting.removeAndWriteAll();
  }
}
