package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;

class RefusalTest {
  private static final String BAD_REQUEST = "org.apache.hadoop.fs.s3a.AWSBadRequestException";
  private static final S3AFailure DISABLED =
      failure(400, "KMS.DisabledException", "key 1234 is disabled", BAD_REQUEST, "AwsException");

  private final CheckList checks = new CheckList();

  @Test
  void whatIsNotRefusedFailsWhateverWasExpected() throws Exception {
    assertThat(Refusal.ofAnyKind().judge(checks, "a write", () -> {})).isEmpty();
    assertThat(checks.failed())
        .extracting(Check::message)
        .containsExactly("a write: expected refused, was not refused");
    assertThat(checks.observed()).containsEntry("a write", "not refused");
  }

  @Test
  void anythingIsARefusalOfAnyKind() throws Exception {
    assertThat(judged(Refusal.ofAnyKind(), DISABLED)).isEmpty();
  }

  @Test
  void anotherFailureThanThatOfS3AIsNotTakenForARefusal() {
    IOException ours = new IOException("the agent is gone");
    assertThat(
            catchThrowable(
                () ->
                    Refusal.ofAnyKind()
                        .judge(
                            checks,
                            "a write",
                            () -> {
                              throw ours;
                            })))
        .isSameAs(ours);
  }

  @Test
  void statusCodeAndExceptionAreComparedWhereTheyAreDocumented() throws Exception {
    assertThat(judged(Refusal.withStatus(400), DISABLED)).isEmpty();
    assertThat(judged(Refusal.withAnswer(400, "KMS.DisabledException"), DISABLED)).isEmpty();
    assertThat(judged(Refusal.withException("x", ".*BadRequest.*", 0), DISABLED)).isEmpty();
    assertThat(judged(Refusal.withException("x", "AwsException", 400), DISABLED)).isEmpty();

    assertThat(judged(Refusal.withStatus(403), DISABLED)).containsExactly("s3a:refusal");
    assertThat(judged(Refusal.withAnswer(400, "KMS.NotFoundException"), DISABLED))
        .containsExactly("s3a:refusal");
    assertThat(judged(Refusal.withException("x", "BadRequest", 0), DISABLED))
        .containsExactly("s3a:refusal");
    assertThat(judged(Refusal.withException("x", ".*BadRequest.*", 403), DISABLED))
        .containsExactly("s3a:refusal");
  }

  @Test
  void aKeyOfKmsIsRefusedByItsStateTranslatedAndNamed() throws Exception {
    assertThat(judged(Refusal.byKms(Refusal.KMS_DISABLED, Mode.SSE_KMS, "1234"), DISABLED))
        .isEmpty();
    assertThat(judged(Refusal.byKms(Refusal.KMS_DISABLED, Mode.CSE_KMS, "1234"), DISABLED))
        .as("a client that encrypts gets the code without S3's prefix")
        .containsExactly("s3a:refusal");
    assertThat(judged(Refusal.byKms(Refusal.KMS_DISABLED, Mode.SSE_KMS, "5678"), DISABLED))
        .containsExactly("s3a:refusal-names-key");
    assertThat(
            judged(
                Refusal.byKms(Refusal.KMS_DISABLED, Mode.SSE_KMS, "1234"),
                failure(400, "KMS.DisabledException", "1234", "java.io.IOException")))
        .containsExactly("s3a:refusal-class");
  }

  @Test
  void theReportHasTheWholeMessageWithItsCause() throws Exception {
    CheckList fresh = new CheckList();
    Refusal.ofAnyKind()
        .judge(
            fresh,
            "a read",
            () -> {
              throw DISABLED;
            });
    assertThat(fresh.observed())
        .containsEntry(
            "a read", "refused (AWSBadRequestException, HTTP 400 KMS.DisabledException)");
    assertThat(fresh.observed().get("a read: message"))
        .contains("key 1234 is disabled")
        .contains("root cause AwsException");
  }

  /** Returns the ids of the checks that do not hold. */
  private static List<String> judged(Refusal refusal, S3AFailure failure) throws IOException {
    CheckList fresh = new CheckList();
    assertThat(
            refusal.judge(
                fresh,
                "a read",
                () -> {
                  throw failure;
                }))
        .contains(failure);
    return fresh.failed().stream().map(Check::id).toList();
  }

  private static S3AFailure failure(int status, String code, String message, String... classes) {
    List<String> messages = Arrays.stream(classes).map(each -> message).toList();
    return new S3AFailure(List.of(classes), messages, code, status, "");
  }
}
