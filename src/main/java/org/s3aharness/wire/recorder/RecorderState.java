package org.s3aharness.wire.recorder;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import org.littleshoot.proxy.ChainedProxy;
import org.littleshoot.proxy.ChainedProxyAdapter;
import org.s3aharness.util.ProxyVariables;
import org.s3aharness.wire.exchange.BodySearch;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.ExchangeLog;
import org.s3aharness.wire.exchange.Recording;
import org.s3aharness.wire.exchange.RequestHead;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.fault.Tampering;
import org.s3aharness.wire.route.HostNames;
import org.s3aharness.wire.route.RoutingTable;
import org.s3aharness.wire.route.Target;
import org.s3aharness.wire.secret.KnownSecrets;

/** Holds the state that all connections of one recorder share. */
final class RecorderState {
  private static final String ANOTHER_HOST = "another-host.invalid";

  volatile RoutingTable routes;
  final Admission admission;
  final ProxyTunnels tunnels = new ProxyTunnels();
  private final ProxyVariables proxies;
  private final Predicate<String> passage;
  private final CertificateAuthority authority;
  private final BodySearch search;
  final KnownSecrets secrets = new KnownSecrets();
  private final AtomicLong ids = new AtomicLong();
  volatile ExchangeLog log = new WireLog("before the first log");
  volatile Function<Exchange, Optional<String>> refusal = exchange -> Optional.empty();
  volatile Tampering tampering = Tampering.none();
  volatile Predicate<String> distrusted = host -> false;
  volatile Predicate<String> misnamed = host -> false;

  RecorderState(CertificateAuthority authority, RoutingTable routes, RecorderOptions options) {
    this.authority = authority;
    this.routes = routes;
    this.admission = options.admission();
    this.proxies = options.proxies();
    this.passage = options.passage();
    this.search = new BodySearch(options.marker(), options.classifier(), secrets);
  }

  SSLEngine engineFor(String host) {
    return (distrusted.test(host) ? Stranger.AUTHORITY : authority)
        .engineFor(misnamed.test(host) ? ANOTHER_HOST : host);
  }

  /** Returns the way to the store at a URI. */
  ChainedProxy wayTo(URI store) {
    Optional<InetSocketAddress> entrance =
        HostNames.isHttps(store)
            ? proxies
                .leadingTo(store)
                .map(proxy -> tunnels.entrance(proxy, HostNames.portOf(store)))
            : Optional.empty();
    return new Upstream(store, entrance);
  }

  /** Says whether a client may reach what it asks for without a route, unrecorded. */
  boolean passes(HttpRequest request) {
    Target target = Target.of(request);
    boolean addressedToProxy =
        HttpMethod.CONNECT.equals(request.method()) || !Target.isOriginForm(request);
    return addressedToProxy
        && routes.find(target.authority()).isEmpty()
        && passage.test(target.host());
  }

  /** Returns the way to what has no route. */
  ChainedProxy wayWithoutRoute(Target target) {
    return proxies
        .leadingTo(URI.create(target.scheme() + "://" + target.authority()))
        .<ChainedProxy>map(NextProxy::new)
        .orElse(ChainedProxyAdapter.FALLBACK_TO_DIRECT_CONNECTION);
  }

  Recording begin(RequestHead request) {
    return log.begin(whenOver -> new Recording(ids.incrementAndGet(), request, search, whenOver));
  }

  /** An authority that no client trusts, created when the first client is to be put off. */
  private static final class Stranger {
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();
  }
}
