package org.s3aharness.watch.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The variables for programs without a JVM. */
class OtherProgramsTest {
  @TempDir Path directory;

  @Test
  void proxyAndCertificatesAreThoseOfTheRecorder() throws IOException {
    Path bundle = directory.resolve("trusted.pem");
    Path theirs = Files.writeString(directory.resolve("theirs.pem"), "THEIRS");
    OtherPrograms programs = new OtherPrograms(4711, bundle, "us-east-1", Optional.empty());
    Map<String, String> inherited =
        Map.of("HTTPS_PROXY", "http://proxy.example.net", "AWS_CA_BUNDLE", theirs.toString());

    programs.write("OURS", inherited);

    assertThat(programs.variables(inherited))
        .containsEntry("https_proxy", "http://127.0.0.1:4711")
        .containsEntry("HTTPS_PROXY", "http://127.0.0.1:4711")
        .containsEntry("http_proxy", "http://127.0.0.1:4711")
        .containsEntry("AWS_CA_BUNDLE", bundle.toString())
        .containsEntry("SSL_CERT_FILE", bundle.toString());
    assertThat(bundle).content().contains("OURS", "THEIRS");
  }

  @ParameterizedTest
  @CsvSource({
    "'',                              'localhost,127.0.0.1'",
    "'.example.net, .amazonaws.com',  '.example.net,localhost,127.0.0.1'",
    "'s3.us-east-1.amazonaws.com,a',  'a,localhost,127.0.0.1'",
    "'dynamodb.us-east-1.amazonaws.com', 'dynamodb.us-east-1.amazonaws.com,localhost,127.0.0.1'",
    "'*',                             'localhost,127.0.0.1'"
  })
  void exceptionsThatWouldBypassTheRecorderAreDropped(String theirs, String expected) {
    assertThat(exceptions(theirs, Optional.empty())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://s3.example.com, '.example.com,a', 'a,localhost,127.0.0.1'",
    "http://localhost:9000,  'localhost,a',    'a'"
  })
  void exceptionsThatWouldBypassTheRecorderToAnotherStoreAreDropped(
      URI store, String theirs, String expected) {
    assertThat(exceptions(theirs, Optional.of(store))).isEqualTo(expected);
  }

  private String exceptions(String theirs, Optional<URI> store) {
    return new OtherPrograms(4711, directory.resolve("trusted.pem"), "us-east-1", store)
        .variables(Map.of("no_proxy", theirs))
        .get("NO_PROXY");
  }
}
