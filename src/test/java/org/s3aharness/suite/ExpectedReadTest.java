package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;

class ExpectedReadTest {
  private static final Content CONTENT = Content.ofSize(1);

  private final CheckList checks = new CheckList();

  @ParameterizedTest
  @CsvSource({
    "SSE_KMS, a, SSE_KMS, b, CONTENT",
    "NONE, , SSE_S3, , CONTENT",
    "SSE_C, a, SSE_C, a, CONTENT",
    "SSE_C, a, SSE_C, b, FORBIDDEN",
    "SSE_C, a, SSE_S3, , BAD_REQUEST",
    "SSE_C, a, CSE_KMS, a, BAD_REQUEST",
    "SSE_S3, , SSE_C, a, BAD_REQUEST",
    "CSE_KMS, a, SSE_C, a, BAD_REQUEST",
    "CSE_KMS, a, CSE_KMS, b, INCORRECT_KEY",
    "SSE_KMS, a, CSE_KMS, a, NOT_CLIENT_ENCRYPTED",
    "CSE_KMS, a, SSE_KMS, a, CIPHERTEXT"
  })
  void followsFromWhatWasAskedForThenAndNow(
      Mode written, String writtenKey, Mode reader, String readerKey, ExpectedRead expected) {
    assertThat(ExpectedRead.of(encryption(written, writtenKey), encryption(reader, readerKey)))
        .isEqualTo(expected);
  }

  @Test
  void anotherErrorThanTheDocumentedOneDoesNotHold() throws Exception {
    assertThat(
            refusal(
                ExpectedRead.BAD_REQUEST, "org.apache.hadoop.fs.s3a.AWSBadRequestException", 400))
        .isEmpty();
    assertThat(refusal(ExpectedRead.BAD_REQUEST, "java.nio.file.AccessDeniedException", 403))
        .hasSize(1);
    assertThat(refusal(ExpectedRead.FORBIDDEN, "java.nio.file.AccessDeniedException", 401))
        .hasSize(1);
  }

  @Test
  void whatIsNotRefusedDoesNotHold() throws Exception {
    Refusal refusal = ExpectedRead.FORBIDDEN.refusal().orElseThrow();
    assertThat(refusal.judge(checks, "reading", () -> {})).isEmpty();
    assertThat(checks.failed()).extracting(Check::id).containsExactly("s3a:refusal");
  }

  @Test
  void plaintextWhereCiphertextIsDueDoesNotHold() throws Exception {
    ExpectedRead.CIPHERTEXT.judge(checks, "data", CONTENT, CONTENT::fingerprint);
    assertThat(checks.failed()).extracting(Check::id).containsExactly("s3a:content");
  }

  @Test
  void otherContentDoesNotHold() throws Exception {
    ExpectedRead.CONTENT.judge(checks, "data", CONTENT, () -> Content.ofSize(2).fingerprint());
    assertThat(checks.failed()).extracting(Check::id).containsExactly("s3a:content");
  }

  private List<Check> refusal(ExpectedRead reading, String className, int status) throws Exception {
    CheckList fresh = new CheckList();
    reading
        .refusal()
        .orElseThrow()
        .judge(
            fresh,
            "reading",
            () -> {
              throw new S3AFailure(List.of(className), List.of("no"), null, status, "");
            });
    return fresh.failed();
  }

  private static Encryption encryption(Mode mode, String key) {
    return Stream.ofNullable(key)
        .findFirst()
        .map(k -> Encryption.of(mode, k))
        .orElse(Encryption.of(mode));
  }
}
