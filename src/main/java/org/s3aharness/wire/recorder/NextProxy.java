package org.s3aharness.wire.recorder;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.littleshoot.proxy.ChainedProxyAdapter;
import org.s3aharness.util.OutboundProxy;

/** Represents to LittleProxy the proxy that unrecorded requests go on to. */
final class NextProxy extends ChainedProxyAdapter {
  private final OutboundProxy proxy;

  NextProxy(OutboundProxy proxy) {
    this.proxy = proxy;
  }

  @Override
  public InetSocketAddress getChainedProxyAddress() {
    return new InetSocketAddress(proxy.host(), proxy.port());
  }

  @Override
  public void filterRequest(HttpObject object) {
    if (object instanceof HttpRequest request && proxy.user().isPresent()) {
      String login = proxy.user().get() + ":" + proxy.password();
      request
          .headers()
          .set(
              HttpHeaderNames.PROXY_AUTHORIZATION,
              "Basic "
                  + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
