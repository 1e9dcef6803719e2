package org.s3aharness.suite.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.io.function.IOSupplier;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.ReadPlan;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.plan.WaitsForRetries;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.suite.Attempts;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.suite.RequestFilters;
import org.s3aharness.suite.RetrySettings;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.fault.Fault;
import org.s3aharness.wire.fault.FaultPlan;

/**
 * Judges networks and stores that fail for a while: what is retried, and what is read meanwhile.
 */
@WaitsForRetries
class FaultyNetworkSuite {
  private static final String RETRY = "Retry and Recovery";
  private static final Content SMALL = FileSize.SMALL.content();
  private static final Content LARGE = FileSize.TWO_PARTS.content();

  @Behaviour(
      says = "A throttled request is sent again with the encryption of the first attempt",
      source = Source.HADOOP_INDEX,
      section = RETRY + ": Throttled requests from S3")
  @EveryVariation(ModeVariation.Representative.class)
  void throttledRequestIsSentAgainAsBefore(Testbed testbed, ModeVariation mode) throws IOException {
    Predicate<Exchange> ofS3 = writes(mode).or(RequestFilters.READS).or(RequestFilters.COMPLETIONS);
    FaultPlan throttled = FaultPlan.firstAttempts(ofS3, Fault.slowDown());
    FaultPlan throttledKms =
        FaultPlan.firstAttempts(RequestFilters.OF_DATA_KEYS, Fault.throttledKms());
    testbed.faults().inject(throttled.and(throttledKms));

    writeRenameAndRead(testbed, mode, "");

    assertThat(Attempts.of(testbed.wire()).judgeRetries(testbed.checks()))
        .as("retries of what was throttled")
        .isEqualTo(throttled.count() + throttledKms.count())
        .isGreaterThan(5);
  }

  @Behaviour(
      says =
          "Every kind of request that S3A sends of a file or directory is sent again if throttled",
      source = Source.HADOOP_INDEX,
      section = RETRY + ": Throttled requests from S3")
  @NoProfile
  void everyOperationIsRetried(Testbed testbed) throws IOException {
    FaultPlan throttled =
        FaultPlan.firstAttempts(exchange -> exchange.bucket().isPresent(), Fault.slowDown());
    testbed.faults().inject(throttled);
    try (S3AClient s3a = testbed.open(RetrySettings.LONG)) {
      assertThat(s3a.mkdirs("dir")).as("mkdirs").isTrue();
      s3a.write("dir/large", LARGE);
      s3a.write("dir/small", SMALL);
      assertThat(s3a.rename("dir", "renamed")).as("rename").isTrue();
      assertThat(s3a.list("renamed", true)).as("list").hasSize(2);
      assertThat(s3a.status("renamed/large").length()).as("length").isEqualTo(LARGE.size());
      testbed.verifyRead(s3a, "renamed/large", LARGE);
      assertThat(s3a.delete("renamed", true)).as("delete").isTrue();
    }
    Attempts.of(testbed.wire()).judgeRetries(testbed.checks());
    assertThat(testbed.wire().exchanges())
        .extracting(Exchange::kind)
        .as("kinds of request that were throttled")
        .contains(
            RequestKind.PUT_OBJECT,
            RequestKind.COPY_OBJECT,
            RequestKind.COMPLETE_MULTIPART_UPLOAD,
            RequestKind.HEAD_OBJECT,
            RequestKind.GET_OBJECT,
            RequestKind.LIST_OBJECTS,
            RequestKind.DELETE_OBJECTS);
  }

  @Behaviour(
      says =
          "A request is sent again with the same encryption if its connection or the"
              + " store fails",
      source = Source.HADOOP_INDEX,
      section = RETRY + ": Only retriable on idempotent operations")
  @EveryVariation(ModeVariation.Representative.class)
  void requestThatFailsIsSentAgainAsBefore(Testbed testbed, ModeVariation mode) throws IOException {
    List<Fault> faults =
        List.of(
            new Fault.Drop(),
            new Fault.LoseAnswer(),
            new Fault.ResetUpload(5_000),
            Fault.internalError());
    int caused = 0; // by all seeds together: a seed may spare the few requests of a round
    for (long seed : testbed.seeds(1)) {
      FaultPlan failing = FaultPlan.byChance(seed, 0.5, writes(mode), faults);
      testbed.faults().inject(failing);

      writeRenameAndRead(testbed, mode, "-" + seed);

      caused += failing.count();
    }
    assertThat(caused).as("faults").isPositive();
    Attempts.of(testbed.wire()).judgeRetries(testbed.checks());
  }

  /**
   * Returns the requests that write. The parts of client-side encryption belong to {@link
   * #multipartUploadGoesOnAfterAReset}.
   */
  private static Predicate<Exchange> writes(ModeVariation mode) {
    return mode.isClientSide()
        ? RequestFilters.WRITES.and(RequestFilters.PARTS.negate())
        : RequestFilters.WRITES;
  }

  private static void writeRenameAndRead(Testbed testbed, ModeVariation mode, String suffix)
      throws IOException {
    String small = "small" + suffix;
    String renamed = "renamed" + suffix;
    String large = "large" + suffix;
    try (S3AClient s3a = mode.open(testbed, RetrySettings.LONG)) {
      s3a.write(small, SMALL);
      s3a.write(large, LARGE);
      assertThat(s3a.rename(small, renamed)).as("rename").isTrue();
      testbed.verifyAs(renamed, SMALL, mode.encryption(testbed));
      testbed.verifyAs(large, LARGE, mode.encryption(testbed));
      testbed.verifyRead(s3a, renamed, SMALL);
      testbed.verifyRead(s3a, large, LARGE);
    }
    assertNoUploadIsOpen(testbed);
  }

  /** Asserts that no upload is open, except one whose start the client never learnt of. */
  private static void assertNoUploadIsOpen(Testbed testbed) {
    long neverHeardOf =
        testbed.wire().of(RequestKind.CREATE_MULTIPART_UPLOAD).stream()
            .filter(begun -> begun.failure().isPresent())
            .count();
    assertThat(testbed.store().openUploads(testbed.place()))
        .as("uploads left open, but for %d that began without an answer", neverHeardOf)
        .hasSizeLessThanOrEqualTo(Math.toIntExact(neverHeardOf));
  }

  @Behaviour(
      says = "A part whose connection is reset is sent again, and the upload goes on",
      source = Source.HADOOP_TROUBLESHOOTING,
      section = "Connectivity Problems")
  @EveryVariation(ModeVariation.Representative.class)
  void multipartUploadGoesOnAfterAReset(Testbed testbed, ModeVariation mode) throws IOException {
    FaultPlan resets = FaultPlan.firstAttempts(RequestFilters.PARTS, new Fault.ResetUpload(50_000));
    testbed.faults().inject(resets);

    try (S3AClient s3a = mode.open(testbed, RetrySettings.LONG)) {
      s3a.write("large", LARGE);
    }

    testbed.verifyAs("large", LARGE, mode.encryption(testbed));
    assertThat(resets.count()).as("parts that were reset").isEqualTo(2);
    assertThat(testbed.wire().of(RequestKind.CREATE_MULTIPART_UPLOAD)).as("uploads").hasSize(1);
    assertNoUploadIsOpen(testbed);
    Attempts.of(testbed.wire()).judgeRetries(testbed.checks());
  }

  @Behaviour(
      says =
          "What is read while connections break and responses are cut short is correct,"
              + " or an error",
      source = Source.HADOOP_FILESYSTEM,
      section = "FSDataInputStream: InputStream.read")
  @EveryVariation(ModeVariation.Representative.class)
  void whatIsReadThroughFaultsIsRight(Testbed testbed, ModeVariation mode) throws IOException {
    int broken = 0;
    try (S3AClient s3a = mode.open(testbed, RetrySettings.LONG)) {
      for (long seed : testbed.seeds(3)) {
        String file = "file" + seed; // what a stream has cached of another is not asked for again
        s3a.write(file, LARGE);
        FaultPlan failing = FaultPlan.byChance(seed, 0.7, RequestFilters.READS, ofReading(mode));
        testbed.faults().inject(failing);
        judgeReads(testbed, s3a, file);
        broken += failing.count();
      }
    }
    testbed.checks().observed("faults", String.valueOf(broken));
    assertThat(broken).as("faults").isPositive();
  }

  private static List<Fault> ofReading(ModeVariation mode) {
    List<Fault> faults = new ArrayList<>(List.of(new Fault.Drop(), Fault.internalError()));
    if (!mode.isClientSide()) { // whose client takes 30 s to notice each
      faults.addAll(List.of(new Fault.ResetDownload(1_000), new Fault.Truncate(100_000)));
    }
    return faults;
  }

  private static void judgeReads(Testbed testbed, S3AClient s3a, String file) throws IOException {
    long start = 5_000_000;
    int length = 300_000;
    ReadPlan range = ReadPlan.by(ReadPlan.Way.SEEK).range(start, length);
    judgeRead(
        testbed,
        "range of " + file,
        LARGE.fingerprint(start, length),
        () -> s3a.read(file, range).get(0));
    judgeRead(testbed, file, LARGE.fingerprint(), () -> s3a.read(file));
  }

  private static void judgeRead(
      Testbed testbed, String what, Fingerprint expected, IOSupplier<Fingerprint> read)
      throws IOException {
    try {
      Fingerprint got = read.get();
      testbed.checks().equal(Witness.S3A, "content", what, expected, got);
      testbed.checks().observed(what, "right");
    } catch (S3AFailure refused) {
      testbed.checks().observed(what, "an error: " + refused.getMessage());
    }
  }
}
