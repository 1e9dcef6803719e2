package org.s3aharness.wire.recorder;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.PendingWriteQueue;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Holds back what is written to a connection for a while; what is held counts as not yet sent. */
final class DelayedWrites extends ChannelOutboundHandlerAdapter {
  private final Duration time;
  private PendingWriteQueue held;

  DelayedWrites(Duration time) {
    this.time = time;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    held = new PendingWriteQueue(ctx);
    ctx.executor().schedule(() -> release(ctx), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void release(ChannelHandlerContext ctx) {
    if (!ctx.isRemoved()) {
      ctx.pipeline().remove(this);
    }
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    held.add(message, promise);
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    release(ctx);
    ctx.close(promise);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    held.removeAndWriteAll();
    ctx.flush();
  }
}
