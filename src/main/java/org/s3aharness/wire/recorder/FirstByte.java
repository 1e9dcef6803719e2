package org.s3aharness.wire.recorder;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.function.Consumer;

/**
 * Waits for the first byte inside a tunnel, to tell TLS from plain HTTP, and then leaves the
 * pipeline. SDK v2's asynchronous client asks for a tunnel whatever it is going to use inside.
 */
final class FirstByte extends ByteToMessageDecoder {
  /** The content type of a handshake record (RFC 8446, 5.1). */
  private static final int TLS_HANDSHAKE = 22;

  private final Consumer<ChannelHandlerContext> onTls;

  /**
   * Creates a handler.
   *
   * @param onTls puts the handler that terminates TLS behind this one
   */
  FirstByte(Consumer<ChannelHandlerContext> onTls) {
    this.onTls = onTls;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (!in.isReadable()) {
      return;
    }
    if (in.getUnsignedByte(in.readerIndex()) == TLS_HANDSHAKE) {
      onTls.accept(context);
    }
    context.pipeline().remove(this); // which passes on what has arrived
  }
}
