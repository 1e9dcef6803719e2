package org.s3aharness.wire.recorder;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.s3aharness.util.OutboundProxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects the recorder to stores that are reached through a proxy. LittleProxy cannot ask a proxy
 * for a tunnel and then use TLS in it. It therefore connects to a port of 127.0.0.1 that is opened
 * here, and what it sends goes through a tunnel to the host that its TLS names. It is thread-safe.
 */
final class ProxyTunnels implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProxyTunnels.class);

  /** The threads of all tunnels. They are daemons. */
  private static final EventLoopGroup THREADS =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("proxy-tunnel", true), NioIoHandler.newFactory());

  private record Way(OutboundProxy proxy, int port) {}

  private final Map<Way, InetSocketAddress> entrances = new HashMap<>();
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

  /**
   * Returns the address on 127.0.0.1 that leads through a proxy.
   *
   * @param port the port of the host that is to be reached
   */
  synchronized InetSocketAddress entrance(OutboundProxy proxy, int port) {
    return entrances.computeIfAbsent(new Way(proxy, port), this::opened);
  }

  private InetSocketAddress opened(Way way) {
    LOG.info("The store is reached through the proxy {}", way.proxy());
    Channel entrance =
        new ServerBootstrap()
            .group(THREADS)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel client) {
                    open.add(client);
                    client.pipeline().addLast(new TunnelEntrance(way.proxy(), way.port()));
                  }
                })
            .bind(new InetSocketAddress("127.0.0.1", 0))
            .syncUninterruptibly()
            .channel();
    open.add(entrance);
    return (InetSocketAddress) entrance.localAddress();
  }

  /** Closes all ports and connections. */
  @Override
  public void close() {
    open.close();
  }
}
