package org.s3aharness.store.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.store.StoreCredentials;

class EndpointOptionsTest {
  private static final URI S3 = URI.create("http://127.0.0.1:4566");
  private static final EndpointOptions OPTIONS =
      EndpointOptions.of(S3, StoreCredentials.of("a", "b"));

  @Test
  void kmsAndStsAreBehindTheSameUrlUnlessGiven() {
    URI other = URI.create("https://kms.example");

    assertThat(OPTIONS.kms()).isEqualTo(S3);
    assertThat(OPTIONS.sts()).isEqualTo(S3);
    assertThat(OPTIONS.withKms(other).kms()).isEqualTo(other);
    assertThat(OPTIONS.withSts(other).sts()).isEqualTo(other);
  }

  @Test
  void nothingIsAssumedOfAForeignStore() {
    assertThat(OPTIONS.acceptsAwsNames()).isFalse();
    assertThat(OPTIONS.withAwsNames(true).withRegion("eu-west-1"))
        .returns(true, EndpointOptions::acceptsAwsNames)
        .returns("eu-west-1", EndpointOptions::region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "ftp://host", "http:/nohost", "s3://bucket"})
  void urlThatIsNoHttpUrlIsNamed(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OPTIONS.withKms(URI.create(url)))
        .withMessageContainingAll("KMS URL", url, "http://");
  }
}
