package org.s3aharness.wire.route;

import java.net.URI;
import java.util.Optional;

/**
 * Says where requests to one host name go.
 *
 * @param service the service that the host name stands for
 * @param bucket the bucket in the host name, with virtual-host addressing
 * @param upstream scheme, host and port to connect to; if empty, where the request says
 * @param hostForStore the host name that the store receives instead of the one asked for; empty for
 *     that one
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
