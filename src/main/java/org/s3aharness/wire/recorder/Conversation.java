package org.s3aharness.wire.recorder;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles one client connection: whether it is inside a tunnel and TLS, and its current exchange.
 */
final class Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
  private static final AttributeKey<Conversation> KEY =
      AttributeKey.valueOf(Conversation.class, "conversation");

  /**
   * The limits for buffering, in bytes. Netty's default (64 KiB) stops and starts the other side
   * for every few pieces of a large body.
   */
  private static final WriteBufferWaterMark BUFFERED =
      new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

  /**
   * The bytes that the operating system may hold for a client, which often closes a download after
   * its beginning. What is sent ahead is work for nothing.
   */
  private static final int SENT_AHEAD = 128 * 1024;

  /**
   * Limits how many pieces of an upload are collected before they are sent to the store.
   * LittleProxy sends each by itself, which is a system call for every record of TLS (16 KiB).
   */
  private static final int PIECES = 16;

  private final Channel client;
  private volatile boolean insideTunnel;
  private volatile boolean insideTls;
  private volatile ExchangeFilters current;

  private Conversation(Channel client) {
    this.client = client;
    client.config().setWriteBufferWaterMark(BUFFERED);
    client.config().setOption(ChannelOption.SO_SNDBUF, SENT_AHEAD);
    client
        .pipeline()
        .addAfter(
            client.pipeline().context(HttpResponseEncoder.class).name(),
            "recorder-order",
            new AnswersInOrder());
    client
        .closeFuture()
        .addListener(
            closed -> abortCurrent("the client closed the connection before the response's end"));
  }

  /** Returns the conversation of {@code client}. It must be called on the client's event loop. */
  static Conversation of(Channel client) {
    Conversation conversation = client.attr(KEY).get();
    if (conversation == null) {
      conversation = new Conversation(client);
      client.attr(KEY).set(conversation);
    }
    return conversation;
  }

  /** Says whether the client asked for a tunnel, so that it no longer addresses a proxy. */
  boolean isInsideTunnel() {
    return insideTunnel;
  }

  /** Returns the scheme that the client uses inside the tunnel. */
  String scheme() {
    return insideTls ? "https" : "http";
  }

  /**
   * Makes this side speak TLS as {@code host}, after the answer to the current CONNECT and if the
   * client does.
   *
   * <p>LittleProxy's own interception is not used, because it requires TLS on the store's side too,
   * and one connection there for each of the client's.
   */
  void startTunnel(String host, Supplier<SSLEngine> engine) {
    insideTunnel = true;
    client
        .pipeline()
        .addFirst("recorder-tunnel", new FirstByte(first -> startTls(first, host, engine.get())));
  }

  private void startTls(ChannelHandlerContext first, String host, SSLEngine engine) {
    SslHandler tls = new SslHandler(engine);
    tls.handshakeFuture()
        .addListener(
            handshake -> {
              if (!handshake.isSuccess()) {
                LOG.warn(
                    "TLS handshake with a client of {} failed ({}): does it use the trust store"
                        + " written for this recorder?",
                    host,
                    String.valueOf(handshake.cause()));
              }
            });
    insideTls = true;
    client.pipeline().addAfter(first.name(), "recorder-tls", tls);
  }

  /**
   * Resets the client's connection. Data in flight is lost, and TLS ends without a closing message.
   */
  void reset() {
    if (!client.eventLoop().inEventLoop()) {
      client.eventLoop().execute(this::reset);
      return;
    }
    if (client.isActive()) {
      client.config().setOption(ChannelOption.SO_LINGER, 0);
      // From the first handler on: TLS, further up, does not get to say goodbye.
      client.pipeline().firstContext().close();
    }
  }

  /** Sends the client one more piece of a body, and closes its connection. */
  void sendLast(ByteBuf piece) {
    client.writeAndFlush(new DefaultHttpContent(piece)).addListener(ChannelFutureListener.CLOSE);
  }

  void at(ExchangeFilters exchange) {
    current = exchange;
  }

  /**
   * Watches a connection to the store. When it ends before a response does, the client's is ended
   * too, because LittleProxy would leave the client waiting.
   */
  void watch(ChannelHandlerContext store, String authority) {
    store.channel().config().setWriteBufferWaterMark(BUFFERED);
    store
        .pipeline()
        .addFirst("recorder-flush", new FlushConsolidationHandler(PIECES, true))
        .addBefore(
            store.name(),
            "recorder-watch",
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelInactive(ChannelHandlerContext ctx) {
                ctx.fireChannelInactive();
                storeGone(authority);
              }

              @Override
              public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                LOG.debug("Connection to the store for {} failed", authority, cause);
                ctx.close();
              }
            });
  }

  private void storeGone(String authority) {
    ExchangeFilters exchange = current;
    if (exchange != null
        && exchange.authority().equals(authority)
        && abortCurrent("the store closed the connection before the response's end")) {
      client.close();
    }
  }

  private boolean abortCurrent(String reason) {
    ExchangeFilters exchange = current;
    return exchange != null && exchange.abort(reason);
  }
}
