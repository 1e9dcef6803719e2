package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.wire.exchange.Exchange;

/** Judges a cluster that is not configured to use TLS, and what it then sends in clear text. */
class PlainHttpSuite {
  private static final String SSL = "fs.s3a.connection.ssl.enabled";
  private static final String TLS = "Amazon S3 and TLS/SSL Encryption";
  private static final String CUSTOMER_KEY = "x-amz-server-side-encryption-customer-key";
  private static final Content CONTENT = FileSize.SMALL.content();

  @Behaviour(
      says = "Without TLS, the connection silently reverts to an unencrypted connection",
      source = Source.CLOUDERA_GUIDE,
      section = TLS)
  @EveryProfile
  void connectionRevertsInSilence(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    judgeReverted(testbed, writeAndRead(testbed, Map.of(SSL, "false")));
  }

  @Behaviour(
      says = "Without TLS, the connection to a configured endpoint silently reverts as well",
      source = Source.CLOUDERA_GUIDE,
      section = TLS)
  @EveryProfile
  void connectionToASetEndpointRevertsInSilence(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    judgeReverted(testbed, writeAndRead(testbed, withEndpoint(testbed)));
  }

  @Behaviour(
      says = "S3 refuses requests that use a KMS key or a customer key over plain HTTP",
      source = Source.AWS_S3,
      section = "SSE-KMS, SSE-C: requests over HTTP are rejected")
  @EveryProfile(modes = {Mode.SSE_KMS, Mode.DSSE_KMS, Mode.SSE_C})
  void whatNeedsAKeyIsRefused(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    testbed.requirements().ability(Ability.REFUSES_KEYS_OVER_HTTP);
    boolean refused = !writeAndRead(testbed, withEndpoint(testbed));
    testbed
        .checks()
        .equal(
            Witness.STORE,
            "plain-http",
            "PUT over http, under " + testbed.encryption(),
            "refused",
            refused && testbed.store().keys(testbed.place(), "").isEmpty()
                ? "refused"
                : "accepted");
  }

  @Behaviour(
      says =
          "Content that the client encrypts stays ciphertext without TLS, and requests to"
              + " KMS still use TLS",
      source = Source.HADOOP_ENCRYPTION,
      section = "Amazon S3 Client Side Encryption: Introduction")
  @EveryProfile(modes = {Mode.CSE_KMS, Mode.CSE_CUSTOM})
  void clientSideEncryptionStaysCiphertext(Testbed testbed) throws IOException {
    testbed.requirements().awsNames();
    assertThat(writeAndRead(testbed, withEndpoint(testbed))).as("accepted").isTrue();
    testbed.verify("file", CONTENT);
    assertThat(s3(testbed)).noneMatch(Exchange::requestBodyHolds);
    assertThat(s3(testbed)).noneMatch(Exchange::responseBodyHolds);
    kms(testbed)
        .forEach(
            exchange ->
                testbed
                    .checks()
                    .equal(
                        Witness.WIRE,
                        "kms-scheme",
                        exchange.toString(),
                        "https",
                        exchange.scheme()));
  }

  /** Returns settings with an endpoint: without one, releases with SDK v2 ignore the property. */
  private static Map<String, String> withEndpoint(Testbed testbed) {
    return Map.of(
        SSL, "false", "fs.s3a.endpoint", "s3." + testbed.settings().region() + ".amazonaws.com");
  }

  /**
   * Says whether a write and a read were accepted, and records for the report what was sent in
   * clear text.
   */
  private static boolean writeAndRead(Testbed testbed, Map<String, String> settings)
      throws IOException {
    boolean accepted = true;
    try (S3AClient s3a = testbed.open(settings)) {
      s3a.write("file", CONTENT);
      testbed.verifyRead(s3a, "file", CONTENT);
    } catch (S3AFailure refused) {
      accepted = false;
      testbed.checks().observed("refusal", refused.getMessage());
    }
    testbed.checks().observed("in the clear", inTheClear(testbed));
    return accepted;
  }

  private static String inTheClear(Testbed testbed) {
    List<Exchange> clear = testbed.wire().filter(exchange -> exchange.scheme().equals("http"));
    if (clear.isEmpty()) {
      return "nothing";
    }
    boolean content = clear.stream().anyMatch(e -> e.requestBodyHolds() || e.responseBodyHolds());
    boolean key =
        clear.stream().anyMatch(e -> e.requestHeaders().firstValue(CUSTOMER_KEY).isPresent());
    return "names and metadata"
        + (content ? ", the content of files" : "")
        + (key ? ", the customer's key itself" : "")
        + (clear.stream().anyMatch(PlainHttpSuite::isKms) ? ", data keys" : "");
  }

  private static void judgeReverted(Testbed testbed, boolean accepted) throws IOException {
    assertThat(accepted || needsAKey(testbed)).as("whether the file was served").isTrue();
    assertThat(s3(testbed)).as("requests to S3").isNotEmpty();
    s3(testbed)
        .forEach(
            exchange ->
                testbed
                    .checks()
                    .equal(
                        Witness.WIRE, "reverted", exchange.toString(), "http", exchange.scheme()));
    assertThat(testbed.agentLog().lines())
        .as("warnings of it in the log")
        .noneMatch(line -> line.contains(" WARN ") && isAboutTheConnection(line));
  }

  private static boolean isAboutTheConnection(String line) {
    String words = line.toLowerCase(Locale.ROOT).replaceAll("https?://\\S+", "");
    return words.matches(".*\\b(tls|ssl|https?|unencrypted|insecure|plain)\\b.*");
  }

  private static boolean isKms(Exchange exchange) {
    return exchange.host().startsWith("kms");
  }

  private static List<Exchange> kms(Testbed testbed) {
    return testbed.wire().filter(PlainHttpSuite::isKms);
  }

  private static boolean needsAKey(Testbed testbed) {
    Mode atRest = testbed.objects().atRest(testbed.encryption()).mode();
    return atRest.usesKmsKeyInS3() || atRest == Mode.SSE_C;
  }

  private static List<Exchange> s3(Testbed testbed) {
    return testbed.wire().filter(e -> e.bucket().isPresent());
  }
}
