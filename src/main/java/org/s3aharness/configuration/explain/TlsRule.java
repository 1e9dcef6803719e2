package org.s3aharness.configuration.explain;

import java.util.stream.Stream;
import org.s3aharness.configuration.Endpoint;

/**
 * Finds buckets that are reached without TLS, so that data and keys cross the network in clear
 * text.
 */
final class TlsRule implements Rule {
  private static final String ENDPOINT = "fs.s3a.endpoint";
  private static final String SSL = "fs.s3a.connection.ssl.enabled";

  @Override
  public Stream<Problem> check(Subject subject) {
    return subject.buckets().stream()
        .filter(bucket -> !bucket.usesTls())
        .map(
            bucket -> {
              boolean byEndpoint = bucket.endpoint().flatMap(Endpoint::usesTls).isPresent();
              String name = byEndpoint ? ENDPOINT : SSL;
              return Problem.wrong(
                  bucket.origin(name),
                  "%s turns TLS off: data and customer keys cross the network unencrypted.",
                  bucket.nameOf(name));
            });
  }
}
