package org.s3aharness.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.s3aharness.CoreSite;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Settings;
import org.s3aharness.store.Feature;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;

class OtherAccountsTest {
  private static final String PROVIDER = "fs.s3a.aws.credentials.provider";
  private static final String S3A = "org.apache.hadoop.fs.s3a.";
  private static final String KEY =
      "arn:aws:kms:us-east-1:%s:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

  @Test
  void aStoreWithoutSessionsTakesNoAssumedRole() {
    assertThat(
            whyNot(
                "fs.s3a.bucket.b.aws.credentials.provider",
                S3A + "auth.AssumedRoleCredentialProvider"))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .contains("AssumedRoleCredentialProvider", "fs.s3a.bucket.b.")
                    .contains("--store localstack"));
  }

  @Test
  void theProviderThatIsAskedFirstDecides() {
    assertThat(
            whyNot(
                PROVIDER,
                S3A
                    + "SimpleAWSCredentialsProvider, "
                    + S3A
                    + "auth.AssumedRoleCredentialProvider"))
        .isEmpty();
  }

  @Test
  void temporaryCredentialsWithoutTokenAreNotThoseOfASession() {
    assertThat(whyNot(PROVIDER, S3A + "TemporaryAWSCredentialsProvider")).isEmpty();
    assertThat(
            whyNot(
                PROVIDER, S3A + "TemporaryAWSCredentialsProvider", "fs.s3a.session.token", "token"))
        .isPresent();
  }

  @Test
  void aKeyOfAnotherAccountIsNamed() {
    assertThat(whyNotUnder("SSE-KMS", KEY.formatted("210987654321")))
        .hasValueSatisfying(why -> assertThat(why).contains("account 210987654321", "no such key"));
    assertThat(whyNotUnder("SSE-KMS", KEY.formatted("000000000000"))).isEmpty();
    assertThat(whyNotUnder("CSE-KMS", KEY.formatted("210987654321"))).isEmpty();
  }

  @Test
  void aStartedStoreHasNoKeysWithNamesOfOtherVendors() {
    assertThat(whyNotUnder("SSE-KMS", "lake-key-2026"))
        .hasValueSatisfying(why -> assertThat(why).contains("lake-key-2026", "--store endpoint"));
  }

  @Test
  void aKeyInARegionThatTheKmsDoesNotHaveIsNotRun() {
    String key =
        "arn:aws-us-gov:kms:us-gov-west-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    for (String algorithm : List.of("SSE-KMS", "DSSE-KMS", "CSE-KMS")) {
      assertThat(whyNotUnder(algorithm, key))
          .hasValueSatisfying(
              why -> assertThat(why).contains("no KMS keys in us-gov-west-1", "--store aws"));
    }
    assertThat(whyNotUnder("AES256", "")).isEmpty();
    assertThat(
            whyNot(
                EncryptionSettings.ALGORITHM,
                "SSE-KMS",
                EncryptionSettings.KEY,
                "alias/lake",
                "fs.s3a.endpoint.region",
                "us-gov-west-1"))
        .isPresent();
  }

  private static Optional<String> whyNotUnder(String algorithm, String key) {
    return whyNot(EncryptionSettings.ALGORITHM, algorithm, EncryptionSettings.KEY, key);
  }

  private static Optional<String> whyNot(String... namesAndValues) {
    Settings settings = CoreSite.settings(namesAndValues);
    Encryption asked = EncryptionSettings.asked(settings, "b");
    return OtherAccounts.whyNot(withoutSessions(), new BucketSettings(settings, "b"), asked);
  }

  /** A store that is of one account and does not know sessions. */
  private static Store withoutSessions() {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "info" ->
                      new StoreInfo(
                          "one-account",
                          "1",
                          StoreInfo.HOST_PROCESS,
                          StoreInfo.AtRest.WITNESSED,
                          true);
                  case "whyNot" ->
                      arguments[0] == Feature.SESSIONS
                          ? Optional.of("it knows no sessions")
                          : Optional.empty();
                  case "whyNoKeysIn" ->
                      arguments[0].equals("us-gov-west-1")
                          ? Optional.of("it is not in that partition")
                          : Optional.empty();
                  case "whyNotUnderKeysOf" ->
                      arguments[0].equals("000000000000")
                          ? Optional.empty()
                          : Optional.of("it has no such key");
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
