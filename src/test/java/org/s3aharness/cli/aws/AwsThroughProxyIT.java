package org.s3aharness.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.s3aharness.cli.HarnessProcess;
import org.s3aharness.cli.watch.HadoopTools;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.harness.run.StoreRoutes;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.recorder.CertificateAuthority;
import org.s3aharness.wire.recorder.Recorder;
import org.s3aharness.wire.recorder.RecorderOptions;

/**
 * AWS behind a proxy that opens TLS, as many companies have it. A recorder plays the proxy: it
 * takes AWS's own names, has a certificate of its own for them, and leads to the stand-in.
 */
@Tag("nightly")
class AwsThroughProxyIT extends PretendedAws {
  private static final String PASSWORD = "public";
  private static final String BUCKET = "data-behind-a-proxy";
  private Recorder proxy;
  private WireLog passed;
  private Path trusted;

  @BeforeEach
  void startProxy() throws Exception {
    CertificateAuthority authority = CertificateAuthority.create();
    trusted = directory.resolve("trusted.p12");
    authority.writeTrustStore(trusted, PASSWORD.toCharArray());
    proxy =
        Recorder.start(
            authority,
            StoreRoutes.to(localStack, new ClientConfiguration(List.of())),
            RecorderOptions.defaults());
    passed = proxy.startLog("proxy");
  }

  @AfterEach
  void endProxy() {
    proxy.close();
  }

  @Test
  void runReachesAws() throws Exception {
    harness =
        HarnessProcess.start(
            tmp(),
            directory,
            behindProxy(),
            runWith("--store=aws", "--yes", "--suite=setting", "--profile=sse-kms-key-arn"));

    assertThat(harness.exitCodeWithin(LIMIT)).as(harness.console()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(requestsOfS3a()).isPositive();
    assertNothingIsLeft();
  }

  @Test
  void watchedJobReachesAws() throws Exception {
    s3.createBucket(
        r -> r.bucket(BUCKET).createBucketConfiguration(c -> c.locationConstraint(REGION)));
    HadoopTools hadoop = HadoopTools.of("3.4.3", directory);
    hadoop.configure(
        "fs.s3a.encryption.algorithm", "AES256",
        "fs.s3a.endpoint.region", REGION,
        "fs.s3a.proxy.host", "proxy.example.net");
    List<String> watch =
        new ArrayList<>(
            List.of(
                "watch",
                "--out=" + directory.resolve("runs"),
                "--store=aws",
                "--bucket=" + BUCKET,
                "--"));
    watch.addAll(hadoop.shell("-touchz", "s3a://" + BUCKET + "/empty"));

    harness = HarnessProcess.start(tmp(), directory, behindProxy(), watch);

    assertThat(harness.exitCodeWithin(LIMIT)).as(harness.console()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(harness.console()).contains("all is encrypted as its own configuration asks for");
    assertThat(requestsOfS3a()).isPositive();
    s3.deleteObject(r -> r.bucket(BUCKET).key("empty"));
    s3.deleteBucket(r -> r.bucket(BUCKET));
  }

  private Map<String, String> behindProxy() {
    Map<String, String> environment = new HashMap<>(environmentVariables());
    environment.remove("AWS_ENDPOINT_URL");
    environment.put("https_proxy", "http://127.0.0.1:" + proxy.port());
    environment.put("no_proxy", "localhost");
    environment.put(
        "JDK_JAVA_OPTIONS",
        "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
            .formatted(trusted, PASSWORD));
    return environment;
  }

  private long requestsOfS3a() {
    return passed.exchanges().stream()
        .filter(exchange -> exchange.kind() == RequestKind.PUT_OBJECT)
        .map(Exchange::requestHeaders)
        .filter(headers -> headers.firstValue("user-agent").orElse("").contains("Hadoop "))
        .count();
  }
}
