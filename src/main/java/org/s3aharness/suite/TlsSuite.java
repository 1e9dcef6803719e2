package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Judges encryption in transit: TLS is on unless a setting turns it off, and S3A does not give it
 * up.
 */
class TlsSuite {
  private static final String SSL = "fs.s3a.connection.ssl.enabled";
  private static final String TLS = "Amazon S3 and TLS/SSL Encryption";
  private static final String VERIFICATION = "4.3.4. https Certificate Verification";

  private static final Refusal UNTRUSTED =
      Refusal.withException("refused by TLS", "javax\\.net\\.ssl\\.SSL.*", 0);

  @Behaviour(
      says = "The default configuration has fs.s3a.connection.ssl.enabled set to true",
      source = Source.CLOUDERA_GUIDE,
      section = TLS)
  @NoProfile
  void tlsIsOnByDefault(Testbed testbed) throws IOException {
    String value = testbed.settings().defaultOf(SSL);
    testbed.checks().observed(SSL, String.valueOf(value));
    assertThat(value).as(SSL).isEqualTo("true");
  }

  @Behaviour(
      says = "Hadoop's Configuration class prints fs.s3a.connection.ssl.enabled, which is true",
      source = Source.CLOUDERA_GUIDE,
      section = TLS)
  @NoProfile
  void propertyCanBePrinted(Testbed testbed) throws IOException {
    try (S3AClient s3a = testbed.open()) {
      String printed = (String) s3a.run("org.s3aharness.agent.scenario.PrintConfiguration");
      testbed
          .checks()
          .equal(
              Witness.S3A,
              "printed " + SSL,
              "what org.apache.hadoop.conf.Configuration prints",
              "true",
              new PrintedConfiguration(printed).valueOf(SSL).orElse(""));
    }
  }

  @Behaviour(
      says = "Connections use TLS by default: no request leaves unencrypted, whatever the mode",
      source = Source.CLOUDERA_GUIDE,
      section = TLS)
  @EveryProfile
  void nothingLeavesInTheClearByDefault(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    work(testbed, Map.of());
  }

  @Behaviour(
      says = "With TLS turned on, no request leaves unencrypted, whatever the mode",
      source = Source.CLOUDERA_GUIDE,
      section = TLS)
  @EveryProfile
  void nothingLeavesInTheClearWithTls(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    work(testbed, Map.of(SSL, "true"));
  }

  private static void work(Testbed testbed, Map<String, String> settings) throws IOException {
    Content large = FileSize.TWO_PARTS.content();
    try (S3AClient s3a = testbed.open(settings)) {
      s3a.write("dir/small", FileSize.SMALL.content());
      s3a.write("dir/large", large);
      assertThat(s3a.rename("dir", "renamed")).as("rename").isTrue();
      testbed.verifyRead(s3a, "renamed/large", large);
      s3a.list("renamed", true);
      assertThat(s3a.delete("renamed", true)).as("delete").isTrue();
    }
    assertThat(testbed.wire().exchanges()).as("exchanges").hasSizeGreaterThan(8);
    testbed
        .wire()
        .exchanges()
        .forEach(
            exchange ->
                testbed
                    .checks()
                    .equal(
                        Witness.WIRE, "scheme", exchange.toString(), "https", exchange.scheme()));
  }

  @Behaviour(
      says = "A certificate that is not trusted is an error: nothing is sent",
      source = Source.CLOUDERA_GUIDE,
      section = TLS)
  @EveryProfile
  void untrustedCertificateIsAnError(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    testbed.faults().presentUntrusted(host -> true);
    refuses(testbed, host -> true);
  }

  @Behaviour(
      says = "A certificate of KMS that is not trusted is an error: no data is sent",
      source = Source.CLOUDERA_GUIDE,
      section = TLS)
  @EveryProfile(modes = Mode.CSE_KMS)
  void untrustedCertificateOfKmsIsAnError(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    testbed.faults().presentUntrusted(TlsSuite::isKms);
    refuses(testbed, TlsSuite::isKms);
  }

  @Behaviour(
      says = "A certificate of another host is an error, even if it is trusted: nothing is sent",
      source = Source.RFC_9110,
      section = VERIFICATION)
  @EveryProfile
  void certificateOfAnotherHostIsAnError(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    testbed.faults().presentAnotherHosts(host -> true);
    refuses(testbed, host -> true);
  }

  @Behaviour(
      says = "A certificate of another host than KMS is an error, even if it is trusted",
      source = Source.RFC_9110,
      section = VERIFICATION)
  @EveryProfile(modes = Mode.CSE_KMS)
  void certificateOfAnotherHostThanKmsIsAnError(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    testbed.faults().presentAnotherHosts(TlsSuite::isKms);
    refuses(testbed, TlsSuite::isKms);
  }

  private static boolean isKms(String host) {
    return host.startsWith("kms");
  }

  private static void refuses(Testbed testbed, Predicate<String> which) throws IOException {
    try (S3AClient s3a = testbed.open(RetrySettings.SHORT)) {
      UNTRUSTED.judge(testbed.checks(), "write", () -> s3a.write("file", FileSize.SMALL.content()));
    }
    assertThat(testbed.wire().exchanges())
        .as("exchanges with a host that proved nothing")
        .noneMatch(exchange -> which.test(exchange.host()));
    assertThat(testbed.wire().exchanges())
        .as("exchanges in the clear")
        .extracting(Exchange::scheme)
        .doesNotContain("http");
    assertThat(testbed.store().keys(testbed.place(), "")).as("what is stored").isEmpty();
  }
}
