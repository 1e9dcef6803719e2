package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.ReadPlan;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.harness.Behaviour;
import org.s3aharness.harness.EveryVariation;
import org.s3aharness.harness.Shape;
import org.s3aharness.harness.Source;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.Witness;
import org.s3aharness.store.KmsKey;
import org.s3aharness.wire.Exchange;
import org.s3aharness.wire.Fault;
import org.s3aharness.wire.Faults;
import org.s3aharness.wire.RequestKind;

/** Networks and stores that fail: what is tried again, and what is left of what fails. */
class FaultyNetworkSuite {
  private static final String RETRY = "Retry and Recovery";
  private static final String WRITE_FAILURE =
      "Introduction: Object Stores vs. Filesystems: visibility of a file that is being written";
  private static final Content SMALL = Shape.SMALL.content();
  private static final Content LARGE = Shape.TWO_PARTS.content();
  private static final Content OLD = SMALL.withSeed(2);

  /** Many attempts, soon after one another. */
  private static final Map<String, String> PATIENT =
      Map.of(
          "fs.s3a.attempts.maximum", "10",
          "fs.s3a.retry.interval", "10ms",
          "fs.s3a.retry.throttle.interval", "10ms");

  /** Two attempts. */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "fs.s3a.attempts.maximum", "1",
          "fs.s3a.retry.limit", "1",
          "fs.s3a.retry.interval", "10ms");

  private static final Set<RequestKind> WRITES =
      EnumSet.of(
          RequestKind.PUT_OBJECT,
          RequestKind.COPY_OBJECT,
          RequestKind.CREATE_MULTIPART_UPLOAD,
          RequestKind.UPLOAD_PART);

  private static final Set<RequestKind> KMS =
      EnumSet.of(RequestKind.KMS_GENERATE_DATA_KEY, RequestKind.KMS_DECRYPT);

  private static boolean isWrite(Exchange exchange) {
    return WRITES.contains(exchange.kind());
  }

  /** Those are another behaviour's: {@link #multipartUploadGoesOnAfterAReset}. */
  private static boolean isPartOfClientSideEncryption(Exchange exchange, UnderMode mode) {
    return mode.mode().mode().isClientSide() && exchange.kind() == RequestKind.UPLOAD_PART;
  }

  private static boolean isRead(Exchange exchange) {
    return exchange.kind() == RequestKind.GET_OBJECT;
  }

  @Behaviour(
      says = "A throttled request is sent again with the encryption of the first",
      source = Source.HADOOP_INDEX,
      section = RETRY + ": Throttled requests from S3")
  @EveryVariation(UnderMode.Representative.class)
  void throttledRequestIsSentAgainAsBefore(Testbed testbed, UnderMode mode) throws IOException {
    Faults throttled =
        Faults.firstAttempts(
            exchange ->
                isWrite(exchange) && !isPartOfClientSideEncryption(exchange, mode)
                    || isRead(exchange)
                    || exchange.kind() == RequestKind.COMPLETE_MULTIPART_UPLOAD,
            Fault.slowDown());
    Faults throttledKms =
        Faults.firstAttempts(exchange -> KMS.contains(exchange.kind()), Fault.throttledKms());
    testbed.recorder().tamper(throttled.and(throttledKms));
    writeRenameAndRead(testbed, mode);
    assertThat(Attempts.of(testbed.wire()).judgeRetries(testbed.checks()))
        .as("retries of what was throttled")
        .isEqualTo(throttled.count() + throttledKms.count())
        .isGreaterThan(5);
  }

  @Behaviour(
      says = "A request whose connection or store fails is sent again with the same encryption",
      source = Source.HADOOP_INDEX,
      section = RETRY + ": Only retriable on idempotent operations")
  @EveryVariation(UnderMode.Representative.class)
  void requestThatFailsIsSentAgainAsBefore(Testbed testbed, UnderMode mode) throws IOException {
    Faults faults =
        Faults.byChance(
            1,
            0.5,
            exchange -> isWrite(exchange) && !isPartOfClientSideEncryption(exchange, mode),
            List.of(
                new Fault.Drop(),
                new Fault.LoseAnswer(),
                new Fault.ResetUpload(5_000),
                Fault.internalError()));
    testbed.recorder().tamper(faults);
    writeRenameAndRead(testbed, mode);
    assertThat(faults.count()).as("faults").isPositive();
    Attempts.of(testbed.wire()).judgeRetries(testbed.checks());
  }

  private static void writeRenameAndRead(Testbed testbed, UnderMode mode) throws IOException {
    try (S3AClient s3a = open(testbed, mode, PATIENT)) {
      s3a.write("small", SMALL);
      s3a.write("large", LARGE);
      assertThat(s3a.rename("small", "renamed")).as("rename").isTrue();
      testbed.verifyAs("renamed", SMALL, mode.encryption(testbed));
      testbed.verifyAs("large", LARGE, mode.encryption(testbed));
      assertThat(s3a.read("renamed")).isEqualTo(SMALL.fingerprint());
      assertThat(s3a.read("large")).isEqualTo(LARGE.fingerprint());
    }
    assertThat(testbed.store().openUploads(testbed.bucket())).as("uploads left open").isEmpty();
  }

  @Behaviour(
      says = "A part whose connection is reset is sent again, and the upload goes on",
      source = Source.HADOOP_TROUBLESHOOTING,
      section = "Connectivity Problems")
  @EveryVariation(UnderMode.Representative.class)
  void multipartUploadGoesOnAfterAReset(Testbed testbed, UnderMode mode) throws IOException {
    Faults resets =
        Faults.firstAttempts(
            exchange -> exchange.kind() == RequestKind.UPLOAD_PART, new Fault.ResetUpload(50_000));
    testbed.recorder().tamper(resets);
    try (S3AClient s3a = open(testbed, mode, PATIENT)) {
      s3a.write("large", LARGE);
    }
    testbed.verifyAs("large", LARGE, mode.encryption(testbed));
    assertThat(resets.count()).as("parts that were reset").isEqualTo(2);
    assertThat(testbed.wire().of(RequestKind.CREATE_MULTIPART_UPLOAD)).as("uploads").hasSize(1);
    assertThat(testbed.store().openUploads(testbed.bucket())).as("uploads left open").isEmpty();
    Attempts.of(testbed.wire()).judgeRetries(testbed.checks());
  }

  @Behaviour(
      says = "An upload that fails leaves nothing new to be seen, and no upload open",
      source = Source.HADOOP_FILESYSTEM,
      section = WRITE_FAILURE)
  @EveryVariation(UnderMode.Representative.class)
  void uploadThatFailsLeavesNothing(Testbed testbed, UnderMode mode) throws IOException {
    try (S3AClient s3a = open(testbed, mode, IMPATIENT)) {
      s3a.write("small", OLD);
      testbed
          .recorder()
          .tamper(
              Faults.always(
                      exchange -> exchange.kind() == RequestKind.PUT_OBJECT, Fault.internalError())
                  .and(
                      Faults.always(
                          exchange ->
                              exchange.query().getOrDefault("partNumber", List.of()).contains("2"),
                          new Fault.ResetUpload(1_000))));
      for (Content content : List.of(SMALL, LARGE)) {
        String file = content.equals(SMALL) ? "small" : "large";
        S3AFailure failed = catchThrowableOfType(S3AFailure.class, () -> s3a.write(file, content));
        assertThat(failed).as("failure to write %s", file).isNotNull();
        testbed.checks().observed(file, failed.getMessage());
      }
      testbed.leaveAlone();
      assertThat(testbed.store().keys(testbed.bucket(), "")).containsExactly("small");
      assertThat(testbed.store().openUploads(testbed.bucket())).as("uploads left open").isEmpty();
      testbed.verifyAs("small", OLD, mode.encryption(testbed));
      s3a.write("large", LARGE);
      testbed.verifyAs("large", LARGE, mode.encryption(testbed));
    }
  }

  @Behaviour(
      says = "What is read while connections break and answers are cut short is right, or an error",
      source = Source.HADOOP_FILESYSTEM,
      section = "FSDataInputStream: InputStream.read")
  @EveryVariation(UnderMode.Representative.class)
  void whatIsReadThroughFaultsIsRight(Testbed testbed, UnderMode mode) throws IOException {
    try (S3AClient s3a = open(testbed, mode, PATIENT)) {
      int broken = 0;
      List<Fault> wrong = new ArrayList<>(List.of(new Fault.Drop(), Fault.internalError()));
      if (!mode.mode().mode().isClientSide()) { // whose client takes 30 s to notice each
        wrong.addAll(List.of(new Fault.ResetDownload(1_000), new Fault.Truncate(100_000)));
      }
      for (long seed = 1; seed <= 3; seed++) {
        String file = "file" + seed; // what a stream has cached of another is not asked for again
        s3a.write(file, LARGE);
        Faults faults = Faults.byChance(seed, 0.7, FaultyNetworkSuite::isRead, wrong);
        testbed.recorder().tamper(faults);
        judgeRead(
            testbed,
            "range of " + file,
            LARGE.fingerprint(5_000_000, 300_000),
            () -> s3a.read(file, ReadPlan.by(ReadPlan.Way.SEEK).range(5_000_000, 300_000)).get(0));
        judgeRead(testbed, file, LARGE.fingerprint(), () -> s3a.read(file));
        broken += faults.count();
      }
      testbed.checks().observed("faults", String.valueOf(broken));
      assertThat(broken).as("faults").isPositive();
    }
  }

  private static void judgeRead(
      Testbed testbed, String what, Fingerprint expected, Reading.Operation<Fingerprint> read)
      throws IOException {
    try {
      Fingerprint got = read.run();
      testbed.checks().equal(Witness.S3A, "content", what, expected, got);
      testbed.checks().observed(what, "right");
    } catch (S3AFailure refused) {
      testbed.checks().observed(what, "an error: " + refused.getMessage());
    }
  }

  @Behaviour(
      says = "An upload that cannot be begun leaves nothing to be seen, and nothing unencrypted",
      source = Source.HADOOP_FILESYSTEM,
      section = WRITE_FAILURE)
  @EveryVariation(UnderMode.Representative.class)
  void uploadThatCannotBeginLeavesNothing(Testbed testbed, UnderMode mode) throws IOException {
    try (S3AClient s3a = open(testbed, mode, IMPATIENT)) {
      testbed
          .recorder()
          .tamper(
              Faults.always(
                  exchange -> exchange.kind() == RequestKind.CREATE_MULTIPART_UPLOAD,
                  Fault.internalError()));
      assertThat(catchThrowableOfType(S3AFailure.class, () -> s3a.write("large", LARGE)))
          .as("failure to write")
          .isNotNull();
    }
    List<String> left = testbed.store().keys(testbed.bucket(), "");
    testbed
        .checks()
        .that(
            Witness.STORE,
            "nothing-left",
            left.isEmpty(),
            () -> "the bucket: expected nothing after a write that failed, holds " + left);
    left.forEach(key -> testbed.verifyEncryptionAs(key, mode.encryption(testbed)));
  }

  @Behaviour(
      says = "A customer's key that is wrong is refused at once: trying again cannot help",
      source = Source.HADOOP_INDEX,
      section = RETRY + ": Unrecoverable Problems: Fail Fast")
  @EveryVariation(UnderMode.WithCustomerKey.class)
  void wrongCustomerKeyIsRefusedAtOnce(Testbed testbed, UnderMode mode) throws Throwable {
    try (S3AClient s3a = testbed.openInstead(mode.settings())) {
      s3a.write("file", SMALL);
    }
    try (S3AClient s3a = testbed.openInstead(ModeAndKey.SSE_C_KEY2.settings())) {
      refusedAtOnce(testbed, "read with another key", () -> s3a.read("file"));
    }
  }

  @Behaviour(
      says = "A KMS key that may not be used is refused at once: trying again cannot help",
      source = Source.HADOOP_TROUBLESHOOTING,
      section = "AWS Server-Side Encryption")
  @EveryVariation(UnderMode.WithKmsKey.class)
  void disabledKmsKeyIsRefusedAtOnce(Testbed testbed, UnderMode mode) throws Throwable {
    KmsKey key = testbed.newKmsKey("disabled");
    Map<String, String> settings = new HashMap<>(mode.settings());
    settings.put(EncryptionSettings.KEY, key.arn());
    try (S3AClient s3a = testbed.openInstead(settings)) {
      s3a.write("file", SMALL);
      testbed.kms().disable(key);
      refusedAtOnce(testbed, "read", () -> s3a.read("file"));
      refusedAtOnce(testbed, "write", () -> s3a.write("new", SMALL));
    }
    assertThat(testbed.store().keys(testbed.bucket(), "")).containsExactly("file");
  }

  private static void refusedAtOnce(Testbed testbed, String what, ThrowingCallable operation)
      throws Throwable {
    Attempts.during(
            testbed.wire(),
            () ->
                assertThat(catchThrowableOfType(S3AFailure.class, operation))
                    .as("refusal of the " + what)
                    .isNotNull())
        .judgeNoRetries(what, testbed.checks());
  }

  private static S3AClient open(Testbed testbed, UnderMode mode, Map<String, String> more)
      throws IOException {
    testbed.needs().settings(mode.settings());
    Map<String, String> settings = new HashMap<>(more);
    settings.putAll(mode.settings());
    return testbed.openInstead(settings);
  }
}
