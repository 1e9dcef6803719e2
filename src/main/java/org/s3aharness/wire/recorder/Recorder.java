package org.s3aharness.wire.recorder;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.littleshoot.proxy.ActivityTrackerAdapter;
import org.littleshoot.proxy.ChainedProxy;
import org.littleshoot.proxy.FlowContext;
import org.littleshoot.proxy.HttpFilters;
import org.littleshoot.proxy.HttpFiltersAdapter;
import org.littleshoot.proxy.HttpFiltersSourceAdapter;
import org.littleshoot.proxy.HttpProxyServer;
import org.littleshoot.proxy.HttpProxyServerBootstrap;
import org.littleshoot.proxy.impl.DefaultHttpProxyServer;
import org.littleshoot.proxy.impl.ServerGroup;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.ExchangeLog;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.fault.Tampering;
import org.s3aharness.wire.route.AccessPoint;
import org.s3aharness.wire.route.RoutingTable;
import org.s3aharness.wire.route.Target;
import org.s3aharness.wire.secret.KnownSecrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP proxy on 127.0.0.1 that terminates TLS, records every exchange and forwards it to the
 * store that its host is routed to. Bodies stream through; none is kept. It is thread-safe.
 *
 * <p>The client must use it as its http and https proxy, and trust its {@link
 * CertificateAuthority}. Requests and responses pass unchanged ({@code Host}, {@code Expect} and
 * signed headers included), unless {@linkplain #tamper tampered} with. A store whose endpoint is
 * {@code http} is contacted in plain HTTP, whatever the client uses.
 */
public final class Recorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final int MAX_HEADER_BYTES = 64 * 1024;
  private static final int MAX_PIECE_BYTES = 64 * 1024;

  /**
   * The time after which idle connections are closed, longer than the slowest answer of a store.
   */
  private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(10);

  /** How long connecting to the store may take. */
  private static final int CONNECT_MILLIS = 10_000;

  private static final int WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

  /**
   * The threads that all recorders share, since recorders come and go with the agents. They are
   * daemons.
   */
  private static final ServerGroup THREADS =
      new ServerGroup("recorder", 1, WORKERS, WORKERS, false);

  static {
    // A JVM that exits waits a third of a second for threads that wait in native code, as these do.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> THREADS.shutdown(false), "recorder-end"));
  }

  private final HttpProxyServer proxy;
  private final RecorderState state;

  private Recorder(HttpProxyServer proxy, RecorderState state) {
    this.proxy = proxy;
    this.state = state;
  }

  /**
   * Starts a recorder on a free port of 127.0.0.1.
   *
   * @throws IOException if it cannot listen there
   */
  public static Recorder start(
      CertificateAuthority authority, RoutingTable routes, RecorderOptions options)
      throws IOException {
    RecorderState state = new RecorderState(authority, routes, options);
    HttpProxyServerBootstrap bootstrap =
        DefaultHttpProxyServer.bootstrap()
            .withServerGroup(THREADS)
            .withAddress(new InetSocketAddress("127.0.0.1", 0))
            // Adds no Via, takes no header away: signatures stay valid.
            .withTransparent(true)
            // Inside a tunnel requests name no host; outside, ExchangeFilters refuses such.
            .withAllowRequestToOriginServer(true)
            .withChainProxyManager((request, upstreams, client) -> route(state, request, upstreams))
            .withFiltersSource(new FiltersSource(state))
            .plusActivityTracker(new Malformed())
            .withConnectTimeout(CONNECT_MILLIS)
            .withIdleConnectionTimeout(IDLE_TIMEOUT)
            .withMaxInitialLineLength(MAX_HEADER_BYTES)
            .withMaxHeaderSize(MAX_HEADER_BYTES)
            .withMaxChunkSize(MAX_PIECE_BYTES);
    try {
      return new Recorder(bootstrap.start(), state);
    } catch (RuntimeException e) { // what LittleProxy wraps it in
      if (e.getCause() instanceof IOException cannotListen) {
        throw cannotListen;
      }
      throw e;
    }
  }

  /** Returns the port on 127.0.0.1. */
  public int port() {
    return proxy.getListenAddress().getPort();
  }

  /**
   * Begins a new log. Exchanges whose request begins from now on belong to it; those in flight stay
   * in the log in which they began.
   *
   * @param name for people, such as a case's id
   */
  public WireLog startLog(String name) {
    WireLog log = new WireLog(name);
    recordTo(log);
    return log;
  }

  /** Makes exchanges whose request begins from now on go to {@code log}. */
  public void recordTo(ExchangeLog log) {
    state.log = log;
  }

  /** Replaces the routes that the recorder was started with. */
  public void route(RoutingTable routes) {
    state.routes = routes;
  }

  /** Leads requests to an access point to a bucket of the store from now on. */
  public void routeAccessPoint(AccessPoint accessPoint, String bucket) {
    state.routes = state.routes.withAccessPoint(accessPoint, bucket);
  }

  /** Starts to change exchanges in this way, and stops any earlier one. */
  public void tamper(Tampering tampering) {
    state.tampering = tampering;
  }

  /**
   * Starts to answer requests with 403 and to forward nothing of them, and replaces any earlier
   * rule. They are recorded like others, but no fault befalls them.
   *
   * @param why returns the reason for a recorded request's head; empty to let it pass. It is called
   *     on the recorder's threads
   */
  public void refuse(Function<Exchange, Optional<String>> why) {
    state.refusal = why;
  }

  /**
   * Starts to present a certificate that no client of this recorder trusts, for hosts that {@code
   * which} accepts, and replaces any earlier rule. It applies to connections that begin from now
   * on.
   *
   * @param which receives a host name in lower case, without port; called on the recorder's threads
   */
  public void presentUntrusted(Predicate<String> which) {
    state.distrusted = which;
  }

  /**
   * Starts to present a certificate that clients of this recorder trust, but for another host, for
   * hosts that {@code which} accepts, and replaces any earlier rule. It applies to connections that
   * begin from now on.
   *
   * @param which receives a host name in lower case, without port; called on the recorder's threads
   */
  public void presentAnotherHosts(Predicate<String> which) {
    state.misnamed = which;
  }

  /**
   * Returns the secrets that are looked for in everything that passes. More can be added to them.
   */
  public KnownSecrets secrets() {
    return state.secrets;
  }

  /** Closes all connections and frees the port. Does nothing the second time. */
  @Override
  public void close() {
    proxy.stop();
    state.tunnels.close();
  }

  private static void route(
      RecorderState state, HttpRequest request, Queue<ChainedProxy> upstreams) {
    Target target = Target.of(request);
    state
        .routes
        .find(target.authority())
        .map(route -> state.routes.upstreamFor(route, target.scheme(), target.authority()))
        .ifPresent(uri -> upstreams.add(state.wayTo(uri)));
    if (state.passes(request)) {
      upstreams.add(state.wayWithoutRoute(target));
    }
  }

  private static final class FiltersSource extends HttpFiltersSourceAdapter {
    private final RecorderState state;

    FiltersSource(RecorderState state) {
      this.state = state;
    }

    @Override
    public HttpFilters filterRequest(HttpRequest request, ChannelHandlerContext client) {
      return state.passes(request)
          ? HttpFiltersAdapter.NOOP_FILTER
          : new ExchangeFilters(request, client, state);
    }
  }

  /** Records what is not HTTP, which LittleProxy answers with 400 and shows to no filter. */
  private static final class Malformed extends ActivityTrackerAdapter {
    @Override
    public void requestReceivedFromClient(FlowContext client, HttpRequest request) {
      if (request.decoderResult().isFailure()) {
        // Not the cause's message, which quotes what was sent.
        LOG.warn(
            "A client sent something that is not an HTTP request ({}), and gets status 400",
            request.decoderResult().cause().getClass().getName());
      }
    }
  }
}
