package org.s3aharness.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;

/**
 * Judges the checksums that requests carry. AWS SDK 2.30 began to add some by default, which many
 * stores other than AWS refuse.
 */
class ChecksumSuite {
  private static final String SECTION = "Controlling Upload Checksums and MD5 Headers";

  @Behaviour(
      says = "Uploads carry no checksum of the SDK's unless one is asked for",
      source = Source.HADOOP_THIRD_PARTY,
      section = SECTION + ": fs.s3a.checksum.generation is false")
  @EveryVariation(ModeVariation.Representative.class)
  void uploadsCarryNoChecksum(Testbed testbed, ModeVariation mode) throws IOException {
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("small", FileSize.SMALL.content());
      s3a.write("large", FileSize.TWO_PARTS.content());
      assertThat(uploads(testbed)).as("uploads").hasSizeGreaterThan(3);
    } finally { // A store may refuse an upload for its checksum, which is then the cause to name.
      judgeChecksums(testbed);
    }
  }

  private static List<Exchange> uploads(Testbed testbed) {
    return testbed
        .wire()
        .of(
            RequestKind.PUT_OBJECT,
            RequestKind.CREATE_MULTIPART_UPLOAD,
            RequestKind.UPLOAD_PART,
            RequestKind.COMPLETE_MULTIPART_UPLOAD);
  }

  private static void judgeChecksums(Testbed testbed) {
    for (Exchange upload : uploads(testbed)) {
      testbed
          .checks()
          .add(
              Check.equal(
                      Witness.WIRE,
                      upload.kind() + " checksum",
                      upload.toString(),
                      List.of(),
                      checksums(upload))
                  .withDetail("headers that stores other than AWS may refuse")
                  .withGrade(Grade.REFUSED));
    }
  }

  @Behaviour(
      says = "A deletion of several objects carries a Content-MD5 header",
      source = Source.HADOOP_THIRD_PARTY,
      section = SECTION + ": fs.s3a.request.md5.header")
  @NoProfile
  void bulkDeletionCarriesContentMd5(Testbed testbed) throws IOException {
    try (S3AClient s3a = testbed.open()) {
      s3a.write("dir/one", FileSize.SMALL.content());
      s3a.write("dir/two", FileSize.SMALL.content());
      assertThat(s3a.delete("dir", true)).as("delete").isTrue();
    }
    List<Exchange> deletions = testbed.wire().of(RequestKind.DELETE_OBJECTS);
    assertThat(deletions).as("deletions of several objects").isNotEmpty();
    for (Exchange deletion : deletions) {
      boolean has = deletion.requestHeaders().firstValue("Content-MD5").isPresent();
      testbed
          .checks()
          .add(
              Check.equal(
                      Witness.WIRE,
                      "content-md5",
                      deletion.toString(),
                      "present",
                      has ? "present" : "absent")
                  .withDetail(
                      "stores other than AWS may refuse the deletion: " + checksums(deletion))
                  .withGrade(Grade.REFUSED));
    }
  }

  /** Returns the names of the headers that announce or carry a checksum of the SDK's. */
  private static List<String> checksums(Exchange exchange) {
    return exchange.requestHeaders().map().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(
            name ->
                name.startsWith("x-amz-checksum-")
                    || name.equals("x-amz-sdk-checksum-algorithm")
                    || name.equals("x-amz-trailer"))
        .sorted()
        .toList();
  }
}
