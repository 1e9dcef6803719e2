package org.s3aharness.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Judges the encryption beside settings that say which of S3's endpoints is asked, and who pays.
 */
class EndpointSuite {
  private static final Content LARGE = FileSize.TWO_PARTS.content();
  private static final Predicate<Exchange> OF_S3 = exchange -> exchange.bucket().isPresent();

  @Behaviour(
      says = "With fs.s3a.endpoint.fips, S3 is asked at its FIPS endpoint, encrypted as without it",
      source = Source.HADOOP_CONNECTING,
      section = "Using FIPS endpoints")
  @EveryVariation(ModeVariation.Representative.class)
  void fipsEndpointKeepsTheEncryption(Testbed testbed, ModeVariation mode) throws IOException {
    testbed.settings().requireRead("fs.s3a.endpoint.fips");
    List<Exchange> asked =
        judge(
            testbed,
            mode,
            Map.of("fs.s3a.endpoint.fips", "true"),
            ".s3-fips." + testbed.settings().region() + ".");
    testbed
        .checks()
        .observed(
            "hosts",
            asked.stream()
                .map(exchange -> exchange.host().replaceFirst(".*(?=\\.s3)", "BUCKET"))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString());
  }

  @Behaviour(
      says = "A dual-stack endpoint that is set is asked, encrypted as at any other",
      source = Source.HADOOP_CONNECTING,
      section = "Connection Settings: fs.s3a.endpoint, fs.s3a.endpoint.region")
  @EveryVariation(ModeVariation.Representative.class)
  void dualStackEndpointKeepsTheEncryption(Testbed testbed, ModeVariation mode) throws IOException {
    String region = testbed.settings().region();
    String host = "s3.dualstack." + region + ".amazonaws.com";
    judge(
        testbed,
        mode,
        Map.of("fs.s3a.endpoint", host, "fs.s3a.endpoint.region", region),
        "." + host);
  }

  @Behaviour(
      says = "An access point is named in place of the bucket, encrypted as without it",
      source = Source.HADOOP_INDEX,
      section = "Configuring S3 AccessPoints usage with S3A")
  @EveryVariation(ModeVariation.Representative.class)
  void accessPointKeepsTheEncryption(Testbed testbed, ModeVariation mode) throws IOException {
    testbed.settings().requireRead("fs.s3a.accesspoint.required");
    Map<String, String> settings = testbed.settings().accessPoint(testbed.place());
    judge(testbed, mode, settings, ".s3-accesspoint." + testbed.settings().region() + ".");
  }

  private static List<Exchange> judge(
      Testbed testbed, ModeVariation mode, Map<String, String> settings, String endpoint)
      throws IOException {
    testbed.requirements().awsNames();
    List<Exchange> asked = work(testbed, mode, settings);
    testbed
        .checks()
        .equal(
            Witness.WIRE,
            "endpoint",
            "requests to S3 at another endpoint than *" + endpoint,
            List.of(),
            asked.stream()
                .filter(OF_S3.and(exchange -> !exchange.host().contains(endpoint)))
                .map(Exchange::toString)
                .toList());
    return asked;
  }

  @Behaviour(
      says = "With fs.s3a.requester.pays.enabled, every request says so beside its encryption",
      source = Source.HADOOP_INDEX,
      section = "Requester Pays buckets: fs.s3a.requester.pays.enabled")
  @EveryVariation(ModeVariation.Representative.class)
  void requesterPaysKeepsTheEncryption(Testbed testbed, ModeVariation mode) throws IOException {
    testbed.settings().requireRead("fs.s3a.requester.pays.enabled");
    Map<String, String> paying = Map.of("fs.s3a.requester.pays.enabled", "true");
    for (Exchange exchange : work(testbed, mode, paying).stream().filter(OF_S3).toList()) {
      testbed
          .checks()
          .equal(
              Witness.WIRE,
              "requester-pays",
              exchange + ": x-amz-request-payer",
              "requester",
              exchange.requestHeaders().firstValue("x-amz-request-payer").orElse("absent"));
    }
  }

  /** Returns what was sent meanwhile, without what went before. */
  private static List<Exchange> work(
      Testbed testbed, ModeVariation mode, Map<String, String> settings) throws IOException {
    int before = testbed.wire().exchanges().size();
    try (S3AClient s3a = mode.open(testbed, settings)) {
      s3a.write("file", LARGE);
      assertThat(s3a.rename("file", "renamed")).as("rename").isTrue();
      testbed.verifyRead(s3a, "renamed", LARGE);
    }
    testbed.verifyAs("renamed", LARGE, mode.encryption(testbed));
    List<Exchange> all = testbed.wire().exchanges();
    List<Exchange> sent = all.subList(before, all.size());
    assertThat(sent).as("requests to S3").anyMatch(OF_S3);
    return sent;
  }
}
