package org.s3aharness.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.Feature;
import org.s3aharness.store.OtherRegion;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.fault.Fault;
import org.s3aharness.wire.fault.FaultPlan;

/** Judges which host the client turns to, as whom, and when. */
class ConnectingSuite {
  private static final Content SMALL = FileSize.SMALL.content();
  private static final Content LARGE = FileSize.TWO_PARTS.content();

  /**
   * The requests that ask for an encryption. A client that a listing taught would not repeat them.
   */
  private static final Set<RequestKind> WRITES =
      EnumSet.of(RequestKind.PUT_OBJECT, RequestKind.CREATE_MULTIPART_UPLOAD);

  @Behaviour(
      says = "Opening a filesystem sends no request by default",
      source = Source.HADOOP_THIRD_PARTY,
      section = "Optional Bucket Probes at startup: fs.s3a.bucket.probe = 0 is the default")
  @NoProfile
  void openingSendsNoRequest(Testbed testbed) throws IOException {
    testbed.open().close();
    testbed
        .checks()
        .equal(
            Witness.WIRE,
            "opening",
            "requests while a filesystem is opened and closed",
            List.of(),
            testbed.wire().exchanges().stream().map(e -> e.kind().toString()).toList());
  }

  @Behaviour(
      says = "A request that S3 redirects to the bucket's region goes there with its encryption",
      source = Source.HADOOP_CONNECTING,
      section = "S3 endpoint and region settings in detail: cross region access")
  @EveryVariation(ModeVariation.Representative.class)
  void redirectedRequestKeepsItsEncryption(Testbed testbed, ModeVariation mode) throws IOException {
    testbed.requirements().awsNames();
    testbed.requirements().startedByUs("a bucket that answers in two regions");
    testbed.settings().requireRead("fs.s3a.cross.region.access.enabled");
    String other = OtherRegion.than(testbed.settings().region());
    Predicate<Exchange> misdirected =
        exchange ->
            WRITES.contains(exchange.kind()) && !exchange.host().contains("." + other + ".");
    FaultPlan redirect = FaultPlan.always(misdirected, Fault.permanentRedirect(other));
    testbed.faults().inject(redirect);
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("file", LARGE);
      testbed.verifyRead(s3a, "file", LARGE);
    }
    testbed.verifyAs("file", LARGE, mode.encryption(testbed));
    assertThat(redirect.count()).as("redirected requests").isPositive();
    testbed.checks().observed("redirected requests", String.valueOf(redirect.count()));
  }

  @Behaviour(
      says = "With path style access, the host names no bucket, and the encryption is the same",
      source = Source.HADOOP_CONNECTING,
      section = "Connection Settings: fs.s3a.path.style.access")
  @EveryVariation(ModeVariation.Representative.class)
  void pathStyleKeepsTheEncryption(Testbed testbed, ModeVariation mode) throws IOException {
    testbed.requirements().awsNames();
    String bucket = testbed.place().bucket();
    try (S3AClient s3a = mode.open(testbed, Map.of("fs.s3a.path.style.access", "true"))) {
      s3a.write("file", LARGE);
      assertThat(s3a.rename("file", "renamed")).as("rename").isTrue();
      testbed.verifyRead(s3a, "renamed", LARGE);
    }
    testbed.verifyAs("renamed", LARGE, mode.encryption(testbed));
    testbed
        .checks()
        .equal(
            Witness.WIRE,
            "path-style",
            "requests to a host that names the bucket",
            List.of(),
            testbed.wire().filter(e -> e.host().startsWith(bucket + ".")).stream()
                .map(Exchange::toString)
                .toList());
    assertThat(testbed.wire().to("renamed")).as("requests for the file").isNotEmpty();
  }

  @Behaviour(
      says = "With anonymous credentials, requests carry no signature",
      source = Source.HADOOP_INDEX,
      section = "Anonymous Login with AnonymousAWSCredentialsProvider")
  @NoProfile
  void anonymousRequestsCarryNoSignature(Testbed testbed) throws IOException {
    try (S3AClient s3a = testbed.open()) {
      s3a.write("file", SMALL);
    }
    int before = testbed.wire().exchanges().size();
    try (S3AClient s3a =
        testbed.open(
            Map.of(
                "fs.s3a.aws.credentials.provider",
                "org.apache.hadoop.fs.s3a.AnonymousAWSCredentialsProvider"))) {
      testbed.verifyRead(s3a, "file", SMALL);
    } catch (S3AFailure refused) { // which a store may do: the bucket is not public
      assertThat(refused.httpStatus()).as("status of %s", refused.getMessage()).isEqualTo(403);
    }
    List<Exchange> all = testbed.wire().exchanges();
    List<Exchange> anonymous = all.subList(before, all.size());
    assertThat(anonymous).as("anonymous requests").isNotEmpty();
    for (Exchange exchange : anonymous) {
      boolean signed = exchange.requestHeaders().firstValue("Authorization").isPresent();
      testbed
          .checks()
          .equal(
              Witness.WIRE,
              "anonymous",
              exchange.toString(),
              "not signed",
              signed ? "signed" : "not signed");
    }
  }

  @Behaviour(
      says = "In an assumed role, S3A asks STS for a session and encrypts as before",
      source = Source.HADOOP_ASSUMED_ROLES,
      section = "Using IAM Assumed Roles: configuring assumed roles")
  @EveryVariation(ModeVariation.Representative.class)
  void assumedRoleKeepsTheEncryption(Testbed testbed, ModeVariation mode) throws IOException {
    testbed.requirements().feature(Feature.SESSIONS);
    testbed.requirements().startedByUs("a role that its credentials may assume");
    String region = testbed.settings().region();
    Map<String, String> role =
        Map.of(
            "fs.s3a.aws.credentials.provider",
            "org.apache.hadoop.fs.s3a.auth.AssumedRoleCredentialProvider",
            "fs.s3a.assumed.role.arn",
            "arn:aws:iam::000000000000:role/s3a-qualify",
            "fs.s3a.assumed.role.sts.endpoint",
            "sts." + region + ".amazonaws.com",
            "fs.s3a.assumed.role.sts.endpoint.region",
            region);
    try (S3AClient s3a = mode.open(testbed, role)) {
      s3a.write("file", SMALL);
      testbed.verifyRead(s3a, "file", SMALL);
    }
    testbed.verifyAs("file", SMALL, mode.encryption(testbed));
    for (Exchange exchange : testbed.wire().filter(e -> e.bucket().isPresent())) {
      boolean ofSession = exchange.requestHeaders().firstValue("x-amz-security-token").isPresent();
      testbed
          .checks()
          .equal(
              Witness.WIRE,
              "session",
              exchange.toString(),
              "of a session",
              ofSession ? "of a session" : "of no session");
    }
    assertThat(testbed.wire().of(RequestKind.STS)).as("requests to STS").isNotEmpty();
  }
}
