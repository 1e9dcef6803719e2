package org.s3aharness.wire.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.wire.route.RoutingTable;

class CertificateAuthorityTest extends RecorderTestBase {

  @ParameterizedTest
  @CsvSource({
    "bucket.s3.us-east-1.amazonaws.com, *.s3.us-east-1.amazonaws.com",
    "a.b.s3.us-east-1.amazonaws.com,    *.b.s3.us-east-1.amazonaws.com",
    "s3.amazonaws.com,                  *.amazonaws.com",
    "example.org,                       example.org",
    "localhost,                         localhost",
    "127.0.0.1,                         127.0.0.1",
    "::1,                               ::1"
  })
  void makesOneCertificateForAllHostsOfAParent(String host, String subject) {
    assertThat(CertificateAuthority.subjectFor(host)).isEqualTo(subject);
  }

  @Test
  void writesATrustStoreThatHoldsItsOwnCertificateAndNothingElse() throws Exception {
    Path file = directory.resolve("own.jks");
    authority.writeTrustStore(file, "changeit".toCharArray());

    KeyStore store = KeyStore.getInstance("JKS");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "changeit".toCharArray());
    }
    assertThat(Collections.list(store.aliases())).containsExactly("recorder");
    assertThat(store.isKeyEntry("recorder")).isFalse();
    // As a JVM opens javax.net.ssl.trustStore when told no type.
    assertThat(KeyStore.getInstance(file.toFile(), "changeit".toCharArray()).size()).isEqualTo(1);
  }

  /** The JDK's client checks the host name against the certificate. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bucket.s3.us-east-1.amazonaws.com/",
        "https://my.dotted.bucket.s3.us-east-1.amazonaws.com/",
        "https://s3.amazonaws.com/",
        "https://kms.us-east-1.amazonaws.com/",
        "https://localhost:4566/",
        "https://127.0.0.1:4566/",
        "https://example.org/",
        "https://bucket.example.org/"
      })
  void isBelievedForEveryKindOfHost(String url) throws Exception {
    RoutingTable routes =
        RoutingTable.aws("us-east-1", store.uri(), store.uri(), store.uri())
            .withHost("localhost", store.uri())
            .withHost("127.0.0.1", store.uri())
            .withHost("example.org", store.uri());
    try (Recorder other = Recorder.start(authority, routes, RecorderOptions.defaults())) {
      HttpClient throughOther =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", other.port())))
              .sslContext(trustingTheAuthority())
              .build();
      assertThat(throughOther.send(request(url).build(), BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
  }
}
