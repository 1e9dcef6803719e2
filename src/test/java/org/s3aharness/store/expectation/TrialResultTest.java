package org.s3aharness.store.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.s3aharness.store.expectation.Conformity.CANNOT;
import static org.s3aharness.store.expectation.Conformity.RIGHT;
import static org.s3aharness.store.expectation.Conformity.WRONG;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Checks how the answers of a store are judged. */
class TrialResultTest {
  private static final S3Refusal DISABLED = S3Refusal.of(400, "KMS.DisabledException");

  @Test
  void theSameValuesAreRight() {
    assertThat(TrialResult.comparing(List.of("aws:kms", "key"), "aws:kms", "key").verdict())
        .isEqualTo(RIGHT);
  }

  @Test
  void aMissingValueIsWrongAndNamed() {
    assertThat(TrialResult.comparing(List.of("aws:kms", "key"), "aws:kms", null))
        .isEqualTo(new TrialResult(WRONG, "aws:kms, key", "aws:kms, none"));
  }

  @Test
  void whatIsAcceptedAlthoughAwsRefusesItIsWrong() {
    assertThat(TrialResult.refusing(DISABLED, () -> {}))
        .isEqualTo(new TrialResult(WRONG, "refused with 400 KMS.DisabledException", "accepted"));
  }

  @Test
  void theRightRefusalIsRight() {
    assertThat(TrialResult.refusing(DISABLED, refusing(400, "KMS.DisabledException")).verdict())
        .isEqualTo(RIGHT);
  }

  @Test
  void anotherCodeOrStatusIsWrong() {
    assertThat(TrialResult.refusing(DISABLED, refusing(400, "AccessDenied")).verdict())
        .isEqualTo(WRONG);
    assertThat(TrialResult.refusing(DISABLED, refusing(500, "KMS.DisabledException")).verdict())
        .isEqualTo(WRONG);
  }

  @Test
  void whatIsRefusedAlthoughAwsAcceptsItTheStoreCannotDo() {
    assertThat(TrialResult.failed(refusal(501, "NotImplemented")))
        .isEqualTo(new TrialResult(CANNOT, "accepted", "501 NotImplemented"));
    assertThat(TrialResult.failed(refusal(400, "InvalidArgument")).verdict()).isEqualTo(CANNOT);
  }

  @Test
  void aStoreThatBreaksIsWrong() {
    assertThat(TrialResult.failed(refusal(500, "InternalError")).verdict()).isEqualTo(WRONG);
    assertThat(TrialResult.failed(SdkClientException.create("no XML")).observed())
        .isEqualTo("no usable answer: no XML");
  }

  private static Runnable refusing(int status, String code) {
    return () -> {
      throw refusal(status, code);
    };
  }

  private static S3Exception refusal(int status, String code) {
    return (S3Exception)
        S3Exception.builder()
            .statusCode(status)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
            .build();
  }
}
