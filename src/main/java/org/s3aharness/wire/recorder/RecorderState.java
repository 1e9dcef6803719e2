package org.s3aharness.wire.recorder;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import org.s3aharness.wire.exchange.BodySearch;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.ExchangeLog;
import org.s3aharness.wire.exchange.Recording;
import org.s3aharness.wire.exchange.RequestHead;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.fault.Tampering;
import org.s3aharness.wire.route.RoutingTable;
import org.s3aharness.wire.secret.KnownSecrets;

/** Holds the state that all connections of one recorder share. */
final class RecorderState {
  private static final String ANOTHER_HOST = "another-host.invalid";

  final RoutingTable routes;
  final Admission admission;
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
    this.search = new BodySearch(options.marker(), options.classifier(), secrets);
  }

  SSLEngine engineFor(String host) {
    return (distrusted.test(host) ? Stranger.AUTHORITY : authority)
        .engineFor(misnamed.test(host) ? ANOTHER_HOST : host);
  }

  Recording begin(RequestHead request) {
    return log.begin(whenOver -> new Recording(ids.incrementAndGet(), request, search, whenOver));
  }

  /** An authority that no client trusts, created when the first client is to be put off. */
  private static final class Stranger {
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();
  }
}
