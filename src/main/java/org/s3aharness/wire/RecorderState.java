package org.s3aharness.wire;

import java.util.concurrent.atomic.AtomicLong;

/** What all connections of one recorder share. */
final class RecorderState {
  final CertificateAuthority authority;
  final Routes routes;
  private final Marker marker;
  private final AtomicLong ids = new AtomicLong();
  volatile WireLog log = new WireLog("before the first log");
  volatile Tampering tampering = Tampering.none();

  RecorderState(CertificateAuthority authority, Routes routes, Marker marker) {
    this.authority = authority;
    this.routes = routes;
    this.marker = marker;
  }

  Recording begin(RequestHead request) {
    return log.begin(whenOver -> new Recording(ids.incrementAndGet(), request, marker, whenOver));
  }
}
