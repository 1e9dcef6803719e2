package org.s3aharness.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.CoreSite;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;

class NamedKeyTest {
  private static final String KEY =
      "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  @Test
  void anArnCarriesItsRegionAndAccount() {
    assertThat(NamedKey.parse(KEY).orElseThrow())
        .returns(Optional.of("eu-central-1"), NamedKey::region)
        .returns(Optional.of("123456789012"), NamedKey::account)
        .returns("1234abcd-12ab-34cd-56ef-1234567890ab", NamedKey::id)
        .returns(false, NamedKey::isAlias);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alias/data-lake",
        "arn:aws:kms:eu-central-1:123456789012:alias/team/lake",
        "arn:aws-us-gov:kms:us-gov-west-1:123456789012:alias/lake"
      })
  void anAliasNamesAKey(String name) {
    assertThat(NamedKey.parse(name).orElseThrow().isAlias()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "key",
        "1234abcd",
        "arn:aws:kms:eu-central-1:1234:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:iam::123456789012:role/x",
        "alias/with space",
        "arn:aws:kms:eu-central-1:123456789012:key/lake"
      })
  void otherTextsNameNoKey(String text) {
    assertThat(NamedKey.parse(text)).isEmpty();
  }

  @Test
  void thoseOfAllBucketsAndOfOneAreFoundWithTheirLinesAndCustomersKeysAreNot() {
    Settings settings =
        settings(
            "fs.s3a.encryption.algorithm=SSE-KMS",
            "fs.s3a.encryption.key=" + KEY,
            "fs.s3a.bucket.logs.encryption.key=alias/logs",
            "fs.s3a.bucket.vault.encryption.algorithm=SSE-C",
            "fs.s3a.bucket.vault.encryption.key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            "fs.s3a.bucket.aws.encryption.key=alias/aws/s3");

    assertThat(NamedKey.of(settings))
        .extracting(NamedKey::toString)
        .containsExactly(KEY + " (core-site.xml:3)", "alias/logs (core-site.xml:4)");
  }

  @Test
  void aNameThatNoKeyCanHaveIsRefusedWithItsLine() {
    assertThatThrownBy(
            () ->
                NamedKey.of(
                    settings(
                        "fs.s3a.encryption.algorithm=SSE-KMS", "fs.s3a.encryption.key=my-key")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "fs.s3a.encryption.key (core-site.xml:3): no KMS key can have this name: give"
                + " the key's ARN, its id, or alias/NAME.");
  }

  @Test
  void aStoreThatIsNotOfAwsNamesKeysAsItLikes() {
    assertThat(
            NamedKey.of(
                settings(
                    "fs.s3a.encryption.algorithm=SSE-KMS",
                    "fs.s3a.endpoint=https://rgw.example.com:8443",
                    "fs.s3a.encryption.key=vault-key.1")))
        .extracting(NamedKey::id)
        .containsExactly("vault-key.1");
  }

  @Test
  void theClientsOwnKeyIsOfAwsWhateverTheStore() {
    assertThatThrownBy(
            () ->
                NamedKey.of(
                    settings(
                        "fs.s3a.encryption.algorithm=CSE-KMS",
                        "fs.s3a.endpoint=https://rgw.example.com:8443",
                        "fs.s3a.encryption.key=vault-key.1")))
        .isInstanceOf(UsageException.class);
  }

  private static Settings settings(String... properties) {
    return CoreSite.settings(
        Stream.of(properties)
            .flatMap(property -> Stream.of(property.split("=", 2)))
            .toArray(String[]::new));
  }
}
