package org.s3aharness.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.encryption.Settings;

class SigningProviderTest {
  private static final AccessKeys GIVEN =
      new AccessKeys(
          Map.of(
              AccessKeys.STORE,
              "AKIASTORE",
              AccessKeys.INSTANCE,
              "ASIAINSTANCE",
              AccessKeys.PROFILE,
              "ASIADEFAULT",
              AccessKeys.ofProfile("default"),
              "ASIADEFAULT",
              AccessKeys.ofProfile("analytics"),
              "ASIAANALYTICS"));
  private static final String S3A = "org.apache.hadoop.fs.s3a.";
  private static final String SDK_V2 = "software.amazon.awssdk.auth.credentials.";
  private static final String OWN_KEYS = "fs.s3a.access.key=AKIAOWN fs.s3a.secret.key=x ";
  private static final String PROVIDERS = "fs.s3a.aws.credentials.provider=";

  @Test
  void withoutASettingTheConfiguredKeysComeFirst() {
    assertThat(accessKey("")).contains("AKIASTORE");
    assertThat(accessKey(OWN_KEYS)).contains("AKIAOWN");
    assertThat(accessKey(OWN_KEYS + "fs.s3a.session.token=t")).contains("AKIAOWN");
  }

  @ParameterizedTest
  @CsvSource({
    S3A + "SimpleAWSCredentialsProvider, AKIAOWN",
    S3A
        + "TemporaryAWSCredentialsProvider;"
        + S3A
        + "auth.IAMInstanceCredentialsProvider, ASIAINSTANCE",
    "com.amazonaws.auth.EnvironmentVariableCredentialsProvider, AKIASTORE",
    SDK_V2 + "InstanceProfileCredentialsProvider, ASIAINSTANCE",
    SDK_V2 + "ProfileCredentialsProvider, ASIADEFAULT",
    S3A + "auth.ProfileAWSCredentialsProvider, ASIADEFAULT",
  })
  void theFirstProviderWithCredentialsSigns(String providers, String accessKey) {
    assertThat(accessKey(OWN_KEYS + PROVIDERS + providers.replace(';', ','))).contains(accessKey);
  }

  @Test
  void aContainersRoleComesBeforeTheInstances() {
    AccessKeys inContainer = GIVEN.with(AccessKeys.CONTAINER, "ASIACONTAINER");
    BucketSettings bucket = bucket(PROVIDERS + S3A + "auth.IAMInstanceCredentialsProvider");

    assertThat(SigningProvider.of(bucket, inContainer).orElseThrow().accessKey())
        .contains("ASIACONTAINER");
  }

  @Test
  void aBucketMayHaveAProviderAndAProfileOfItsOwn() {
    assertThat(
            accessKey(
                PROVIDERS
                    + S3A
                    + "AnonymousAWSCredentialsProvider"
                    + " fs.s3a.bucket.b.aws.credentials.provider="
                    + S3A
                    + "auth.ProfileAWSCredentialsProvider"
                    + " fs.s3a.bucket.b.auth.profile.name=analytics"))
        .contains("ASIAANALYTICS");
  }

  @Test
  void rolesSignWithWhatStsIssuesAndAnonymousAccessWithNothing() {
    assertThat(keys(S3A + "auth.AssumedRoleCredentialProvider"))
        .contains(SigningProvider.Keys.ISSUED);
    assertThat(keys(S3A + "AnonymousAWSCredentialsProvider")).contains(SigningProvider.Keys.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    PROVIDERS + "com.example.Vault",
    PROVIDERS + "com.example.Vault;" + S3A + "SimpleAWSCredentialsProvider",
    PROVIDERS + S3A + "auth.ProfileAWSCredentialsProvider fs.s3a.auth.profile.file=/etc/aws",
    "fs.s3a.delegation.token.binding=" + S3A + "auth.delegation.SessionTokenBinding",
  })
  void nobodyCanTellWhatIsNotHadoopsOrOnAnotherMachine(String settings) {
    assertThat(SigningProvider.of(bucket(settings.replace(';', ',')), GIVEN)).isEmpty();
  }

  @Test
  void aListWithoutCredentialsIsKnown() {
    String temporary = PROVIDERS + S3A + "TemporaryAWSCredentialsProvider";

    assertThat(SigningProvider.findsNone(bucket(temporary), GIVEN)).isTrue();
    assertThat(SigningProvider.findsNone(bucket(temporary + ",com.example.Vault"), GIVEN))
        .isFalse();
    assertThat(SigningProvider.findsNone(bucket(temporary + " fs.s3a.session.token=t"), GIVEN))
        .isFalse();
  }

  private static Optional<SigningProvider.Keys> keys(String provider) {
    return SigningProvider.of(bucket(PROVIDERS + provider), GIVEN).map(SigningProvider::keys);
  }

  private static Optional<String> accessKey(String settings) {
    return SigningProvider.of(bucket(settings), GIVEN).flatMap(SigningProvider::accessKey);
  }

  /** Returns the settings of bucket {@code b}. */
  private static BucketSettings bucket(String settings) {
    Map<String, String> properties = new HashMap<>();
    Arrays.stream(settings.split(" "))
        .filter(each -> each.contains("="))
        .forEach(each -> properties.put(each.split("=", 2)[0], each.split("=", 2)[1]));
    return new BucketSettings(Settings.empty().with(properties), "b");
  }
}
