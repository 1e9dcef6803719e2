package org.s3aharness.session.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.Place;
import org.s3aharness.store.local.LocalStackOptions;

class StoreChoiceTest {
  private static final URI S3 = URI.create("http://localhost:4566");
  private static final GivenAccessKey ACCESS_KEY =
      new GivenAccessKey(Optional.of("id"), Optional.of("a-secret"));

  @ParameterizedTest
  @CsvSource({"localstack,false", "seaweedfs,false", "endpoint,true", "aws,true"})
  void onlyARunOnAStoreThatRunsAlreadyIsConfined(String name, boolean confined) {
    assertThat(choice(name, confinedSettings()).within().isPresent()).isEqualTo(confined);
  }

  @Test
  void aRehearsalIsConfinedAsTheRunItself() {
    StoreChoice rehearsed = choice("endpoint", confinedSettings()).rehearsed();
    assertThat(rehearsed.within()).contains(new Place("bucket", "prefix/"));
    assertThat(rehearsed.provider().name()).isEqualTo("localstack");
    assertThat(rehearsed.provider().asksForConsent()).isFalse();
  }

  @Test
  void onlyAwsAsksForConsent() {
    assertThat(StoreRegistry.names())
        .filteredOn(name -> StoreRegistry.named(name).asksForConsent())
        .containsExactly("aws");
  }

  @Test
  void anEndpointNeedsAUrl() {
    refused(StoreSettings.defaults(), "--store endpoint needs --endpoint URL.");
  }

  @Test
  void anEndpointNeedsAHost() {
    URI none = URI.create("localhost");
    refused(
        StoreSettings.defaults().withEndpoints(none, none).withAccessKey(ACCESS_KEY),
        "--endpoint localhost: this is not a URL with a host, such as http://localhost:4566.");
  }

  @Test
  void anEndpointIsReachedByHttp() {
    URI ftp = URI.create("ftp://localhost");
    refused(
        StoreSettings.defaults().withEndpoints(S3, ftp).withAccessKey(ACCESS_KEY),
        "--store endpoint: The store's KMS URL 'ftp://localhost' is not an http or https"
            + " URL with a host: give one such as http://127.0.0.1:4566.");
  }

  @Test
  void anEndpointNeedsBothPartsOfAnAccessKey() {
    StoreSettings settings = StoreSettings.defaults().withEndpoints(S3, S3);
    refused(
        settings,
        "--store endpoint needs credentials: give --access-key or set AWS_ACCESS_KEY_ID.");
    refused(
        settings.withAccessKey(new GivenAccessKey(Optional.of("id"), Optional.of(" "))),
        "--store endpoint needs credentials: give --secret-key or set AWS_SECRET_ACCESS_KEY.");
  }

  @Test
  void aSecretKeyIsInNoText() {
    assertThat(StoreSettings.defaults().withAccessKey(ACCESS_KEY).toString())
        .doesNotContain("a-secret");
  }

  @Test
  void aRegionThatTheUserNamesGoesBeforeThatOfTheConfiguration() {
    StoreSettings settings = StoreSettings.defaults();
    assertThat(settings.regionOrDefault()).isEqualTo("us-east-1");
    assertThat(settings.withRegionOr(Optional.of("eu-west-1")).regionOrDefault())
        .isEqualTo("eu-west-1");
    assertThat(
            settings
                .withRegionOr(Optional.of("us-west-2"))
                .withRegionOr(Optional.of("eu-west-1"))
                .regionOrDefault())
        .isEqualTo("us-west-2");
  }

  private static void refused(StoreSettings settings, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(choice("endpoint", settings)::check)
        .withMessage(message);
  }

  private static StoreChoice choice(String name, StoreSettings settings) {
    return new StoreChoice(StoreRegistry.named(name), settings);
  }

  private static StoreSettings confinedSettings() {
    return new StoreSettings(
        LocalStackOptions.Hosting.AUTO,
        Optional.empty(),
        Optional.of(S3),
        Optional.empty(),
        ACCESS_KEY,
        List.of(),
        Optional.empty(),
        Optional.of(new Place("bucket", "prefix/")));
  }
}
