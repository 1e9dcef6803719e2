package org.s3aharness.wire.recorder;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import org.s3aharness.util.OutboundProxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the beginning of TLS, which names a host, and connects to that host through a proxy.
 */
final class TunnelEntrance extends AbstractSniHandler<Channel> {
  private static final Logger LOG = LoggerFactory.getLogger(TunnelEntrance.class);
  private static final int CONNECT_MILLIS = 10_000;

  private final OutboundProxy proxy;
  private final int port;

  TunnelEntrance(OutboundProxy proxy, int port) {
    this.proxy = proxy;
    this.port = port;
  }

  @Override
  protected Future<Channel> lookup(ChannelHandlerContext client, String host) {
    Promise<Channel> connected = client.executor().newPromise();
    if (host == null) {
      return connected.setFailure(
          new IllegalStateException("through a proxy, a store is reached by a name with a dot"));
    }
    InetSocketAddress address = new InetSocketAddress(proxy.host(), proxy.port());
    HttpProxyHandler handler =
        proxy
            .user()
            .map(user -> new HttpProxyHandler(address, user, proxy.password()))
            .orElseGet(() -> new HttpProxyHandler(address));
    handler
        .connectFuture()
        .addListener(
            answered -> {
              if (answered.isSuccess()) {
                connected.trySuccess((Channel) answered.getNow());
              } else {
                connected.tryFailure(answered.cause());
              }
            });
    new Bootstrap()
        .group(client.channel().eventLoop())
        .channel(NioSocketChannel.class)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
        // The proxy resolves the name.
        .resolver(NoopAddressResolverGroup.INSTANCE)
        .handler(handler)
        .connect(InetSocketAddress.createUnresolved(host, port))
        .addListener(
            reached -> {
              if (!reached.isSuccess()) {
                connected.tryFailure(reached.cause());
              }
            });
    return connected;
  }

  @Override
  protected void onLookupComplete(
      ChannelHandlerContext client, String host, Future<Channel> connected) {
    if (!connected.isSuccess()) {
      LOG.warn(
          "The proxy {} does not lead to {}:{} ({}): check https_proxy and no_proxy",
          proxy,
          host,
          port,
          String.valueOf(connected.cause()));
      client.close();
      return;
    }
    Channel store = connected.getNow();
    client.pipeline().addLast(new PassOn(store));
    store.pipeline().addLast(new PassOn(client.channel()));
    client.pipeline().remove(this); // which passes on what has arrived
  }

  /** Passes on to another channel whatever arrives, as fast as that takes it. */
  private static final class PassOn extends ChannelInboundHandlerAdapter {
    private final Channel to;

    PassOn(Channel to) {
      this.to = to;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object bytes) {
      to.write(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext from) {
      to.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext from) {
      to.config().setAutoRead(from.channel().isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
      to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
      LOG.debug("A connection through a proxy failed", cause);
      from.close();
    }
  }
}
