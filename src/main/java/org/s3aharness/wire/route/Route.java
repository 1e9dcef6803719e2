package org.s3aharness.wire.route;

import java.net.URI;
import java.util.Optional;

/**
 * Where requests to one host name go.
 *
 * @param service what the host name stands for
 * @param bucket the bucket that the host name carries, with virtual-host addressing
 * @param upstream scheme, host and port to connect to; empty: to where the request says
 * @param hostForStore the host that the store is told instead of the one that was asked for; empty
 *     for that one
 */
public record Route(
    Service service,
    Optional<String> bucket,
    Optional<URI> upstream,
    Optional<String> hostForStore) {

  Route(Service service, Optional<String> bucket, Optional<URI> upstream) {
    this(service, bucket, upstream, Optional.empty());
  }

  /** Returns scheme, host and port for a request to {@code authority}, which may carry a port. */
  URI upstreamFor(String scheme, String authority) {
    return upstream.orElseGet(() -> URI.create(scheme + "://" + authority));
  }
}
