package org.s3aharness.store.connect;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.s3aharness.store.StoreCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.endpoints.KmsEndpointProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/**
 * The credentials, the region and the endpoints for AWS as the AWS SDK for Java finds them:
 * credentials by its default provider chain, the region by its default region chain, endpoints by
 * its rules, which include {@code AWS_ENDPOINT_URL} and similar settings.
 */
public final class AwsLogin implements AutoCloseable {
  private final DefaultCredentialsProvider credentials =
      DefaultCredentialsProvider.builder().build();
  private final Region region;

  private AwsLogin(Region region) {
    this.region = region;
  }

  /**
   * Looks for credentials at once, so that missing ones are noticed.
   *
   * @param region the region to use instead of the one that the region chain finds; empty to ask
   *     the chain
   * @throws IllegalArgumentException if there are no credentials, or no region, naming what to do
   */
  public static AwsLogin in(Optional<String> region) {
    AwsLogin login = new AwsLogin(region.map(Region::of).orElseGet(AwsLogin::ownRegion));
    try {
      login.credentials.resolveCredentials();
      return login;
    } catch (SdkClientException none) {
      login.close();
      throw new IllegalArgumentException(
          "the AWS SDK's default chain finds no credentials (environment, profile, SSO,"
              + " web identity, container, instance role): log in, or set AWS_PROFILE.",
          none);
    }
  }

  private static Region ownRegion() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException none) {
      throw new IllegalArgumentException(
          "no region is configured: give --region, or set AWS_REGION.", none);
    }
  }

  AwsCredentialsProvider provider() {
    return credentials;
  }

  /** Returns the current credentials. The chain renews those that expire. */
  StoreCredentials credentials() {
    AwsCredentials now = credentials.resolveCredentials();
    return new StoreCredentials(
        now.accessKeyId(),
        now.secretAccessKey(),
        now instanceof AwsSessionCredentials session
            ? Optional.of(session.sessionToken())
            : Optional.empty());
  }

  /** Returns when the current credentials expire; empty if they never do, or if that is unknown. */
  Optional<Instant> expiry() {
    return credentials.resolveCredentials().expirationTime();
  }

  /**
   * Returns the URL of S3 if a setting moves it away from AWS's own address; empty if none does.
   */
  Optional<URI> s3Elsewhere() {
    return elsewhere(S3Client.builder());
  }

  /**
   * Returns the endpoints of the three services.
   *
   * @param s3Elsewhere see {@link #s3Elsewhere()}
   */
  EndpointOptions endpoints(Optional<URI> s3Elsewhere) {
    URI s3 =
        s3Elsewhere.orElseGet(
            () -> url(S3EndpointProvider.defaultProvider().resolveEndpoint(p -> p.region(region))));
    URI kms =
        endpoint(
            KmsClient.builder(),
            () -> KmsEndpointProvider.defaultProvider().resolveEndpoint(p -> p.region(region)));
    URI sts =
        endpoint(
            StsClient.builder(),
            () -> StsEndpointProvider.defaultProvider().resolveEndpoint(p -> p.region(region)));
    return new EndpointOptions(s3, kms, sts, region.id(), credentials(), false);
  }

  private URI endpoint(
      AwsClientBuilder<?, ? extends SdkClient> builder,
      Supplier<CompletableFuture<Endpoint>> ofAws) {
    return elsewhere(builder).orElseGet(() -> url(ofAws.get()));
  }

  /**
   * Returns the URL to which a setting moves a service. It asks a client, since only a client
   * applies the SDK's own rules.
   */
  private Optional<URI> elsewhere(AwsClientBuilder<?, ? extends SdkClient> builder) {
    try (SdkClient client = builder.region(region).credentialsProvider(credentials).build()) {
      return client.serviceClientConfiguration().endpointOverride();
    }
  }

  private static URI url(CompletableFuture<Endpoint> endpoint) {
    return endpoint.join().url();
  }

  @Override
  public void close() {
    credentials.close();
  }
}
