package org.s3aharness.util;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.arns.Arn;

/** Which texts are ARNs. */
class ArnsTest {
  @Test
  void anArnIsReadInItsParts() {
    assertThat(Arns.read("arn:aws:kms:eu-west-1:111122223333:key/1234"))
        .hasValueSatisfying(
            arn -> {
              assertThat(arn.region()).hasValue("eu-west-1");
              assertThat(arn.accountId()).hasValue("111122223333");
            });
    assertThat(Arns.read("arn:aws:s3::111122223333:accesspoint/one.mrap").flatMap(Arn::region))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "alias/one",
        "arn:aws:kms",
        "arn:aws::eu-west-1:1:x",
        "arn:aws:kms:x:1:alias/"
      })
  void anyOtherTextIsNone(String text) {
    assertThat(Arns.read(text)).isEmpty();
  }
}
