package org.s3aharness.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.ProfileDirectory;
import org.s3aharness.harness.SuiteRunner;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.agents.AgentPool;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.session.release.ReleaseChoice;
import org.s3aharness.session.release.ReleaseSource;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.util.Installation;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.fault.Alteration;
import org.s3aharness.wire.fault.Tampering;

/**
 * A wire or a store that is altered on purpose makes the right case fail, and say what is wrong.
 */
class CanFailIT {
  private static final String SSE = "x-amz-server-side-encryption";
  private static final String KEY_ID = "x-amz-server-side-encryption-aws-kms-key-id";

  /** The package of a suite that gives up. */
  private static final String ABANDONED = "org.s3aharness.harness.abandoned";

  private static final List<Profile> PROFILES = ProfileDirectory.load(Installation.profiles());

  @TempDir static Path runs;
  private static RunSession session;

  @BeforeAll
  static void startSession() throws Exception {
    SessionSettings settings =
        SessionSettings.of(
                StoreChoice.of("localstack"),
                ReleaseChoice.of(ReleaseSource.version("3.4.3")),
                new Invocation(Instant.now(), "run", List.of()))
            .withProfiles(PROFILES);
    session =
        RunSession.start(
            settings, RunDirectory.create(runs), Approval.GIVEN, SessionListener.SILENT);
  }

  @AfterAll
  static void endSession() {
    session.close();
  }

  @Test
  void aHeaderThatS3ADoesNotSendIsMissedOnTheWireAndInTheStore() throws Exception {
    CaseResult failed =
        judged(
            "put/overwrite*[sse-kms-key-arn]*",
            Alteration.ofSent(
                request -> request.kind() == RequestKind.PUT_OBJECT,
                request -> {
                  request.removeHeader(SSE);
                  request.removeHeader(KEY_ID);
                }));

    assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(failed.id().profile()).isEqualTo("sse-kms-key-arn");
    assertThat(failed.reason())
        .containsPattern(
            "#\\d+ PUT_OBJECT https://.*/file, under SSE-KMS with .*: "
                + SSE
                + ": expected aws:kms")
        .contains("was absent")
        .contains("HEAD file: algorithm: expected aws:kms, was AES256");
  }

  @Test
  void aHeaderLostOnTheWayIsMissedInTheStoreAlone() throws Exception {
    CaseResult failed =
        judged(
            "put/overwrite*[sse-kms-key-arn]*",
            Alteration.ofForwarded(
                request -> request.kind() == RequestKind.PUT_OBJECT,
                request -> {
                  request.removeHeader(SSE);
                  request.removeHeader(KEY_ID);
                }));

    assertThat(failed.failed())
        .extracting(check -> check.witness().toString())
        .containsOnly("store");
    assertThat(failed.reason()).contains("HEAD file: algorithm: expected aws:kms, was AES256");
  }

  @Test
  void aHeaderMissingFromCopiesAloneIsMissedByRename() throws Exception {
    Tampering copies =
        Alteration.ofSent(
            request -> request.kind() == RequestKind.COPY_OBJECT,
            request -> request.removeHeader(SSE));

    assertThat(judged("rename/small-file*[sse-s3]*", copies).reason())
        .contains("COPY_OBJECT")
        .contains(SSE + ": expected AES256");
    assertThat(judged("put/overwrite*[sse-s3]*", copies).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void anotherKeyThanTheConfiguredOneIsSeen() throws Exception {
    CaseResult failed =
        judged(
            "put/overwrite*[sse-kms-key-id]*",
            Alteration.ofSent(
                request -> request.header(KEY_ID).isPresent(),
                request -> request.removeHeader(KEY_ID)));

    assertThat(failed.reason())
        .contains(KEY_ID + ": expected")
        .contains("HEAD file, under SSE-KMS: KMS key: expected arn:aws:kms:");
  }

  @Test
  void aHeaderWhereNoneBelongsIsSeen() throws Exception {
    CaseResult failed =
        judged(
            "access/reader-without-settings*[sse-s3]*",
            Alteration.ofSent(
                request -> request.kind() == RequestKind.GET_OBJECT,
                request -> request.setHeader(SSE, "AES256")));

    assertThat(failed.reason()).contains("GET_OBJECT").contains(SSE + ": expected absent");
  }

  @Test
  void aChangedAnswerIsSeen() throws Exception {
    CaseResult failed =
        judged(
            "listing/checksum*[none]*",
            Alteration.ofAnswered(
                exchange -> exchange.kind() == RequestKind.HEAD_OBJECT,
                response -> response.setHeader("ETag", "\"another\"")));

    assertThat(failed.reason()).contains("another");
  }

  @Test
  void aCaseThatIsGivenUpFailsIfWhatWasSentUntilThenIsWrong() throws Exception {
    Tampering none = Tampering.none();
    Tampering unencrypted =
        Alteration.ofSent(
            request -> request.kind() == RequestKind.PUT_OBJECT,
            request -> request.removeHeader(SSE));

    CaseResult failed = judged(ABANDONED, "abandoned/*[sse-s3]*", unencrypted);
    assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(failed.reason()).contains(SSE + ": expected AES256, was absent");

    CaseResult notRun = judged(ABANDONED, "abandoned/*[sse-s3]*", none);
    assertThat(notRun.verdict()).isEqualTo(Verdict.NOT_RUN);
    assertThat(notRun.reason()).isEqualTo("something is missing");
  }

  private CaseResult judged(String pattern, Tampering tampering) throws Exception {
    return judged(SuiteRunner.SUITES, pattern, tampering);
  }

  private CaseResult judged(String suites, String pattern, Tampering tampering) throws Exception {
    Selection selection =
        new Selection(
            PROFILES,
            List.of(),
            List.of(CasePattern.of(pattern)),
            Optional.empty(),
            Shard.ALL,
            Extent.NAMED,
            false);
    for (AgentPool.Slot slot : session.fleet().slots()) {
      slot.recorder().tamper(tampering);
    }
    List<CaseResult> results = new CopyOnWriteArrayList<>();
    Run run =
        session.newRun(
            new RunScope(selection, List.of(), Duration.ofMinutes(5)),
            (result, wire) -> results.add(result));
    SuiteRunner.run(run, suites, List.of());
    assertThat(run.broken()).isEmpty();
    assertThat(results).hasSize(1);
    return results.get(0);
  }
}
