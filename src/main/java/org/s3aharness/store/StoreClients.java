package org.s3aharness.store;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Plain clients that touch nothing but the store: no ambient credentials, profile or region. */
final class StoreClients {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofMinutes(2);

  private StoreClients() {}

  static S3Client s3(URI endpoint, String region, StoreCredentials credentials) {
    return s3(endpoint, region, credentials, http(endpoint));
  }

  /** For a store whose certificate no authority of the JVM vouches for. */
  static S3Client s3(
      URI endpoint, String region, StoreCredentials credentials, TrustManager trusted) {
    return s3(
        endpoint,
        region,
        credentials,
        http(endpoint).tlsTrustManagersProvider(() -> new TrustManager[] {trusted}));
  }

  private static S3Client s3(
      URI endpoint, String region, StoreCredentials credentials, Apache5HttpClient.Builder http) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(credentials.toAws()))
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .overrideConfiguration(timeouts())
        .httpClientBuilder(http)
        .build();
  }

  /** With a session that the store's STS issues. */
  static S3Client withSession(Store store) {
    try (StsClient sts =
        StsClient.builder()
            .endpointOverride(store.stsEndpoint())
            .region(Region.of(store.region()))
            .credentialsProvider(StaticCredentialsProvider.create(store.credentials().toAws()))
            .overrideConfiguration(timeouts())
            .httpClientBuilder(http(store.stsEndpoint()))
            .build()) {
      Credentials issued = sts.getSessionToken().credentials();
      return s3(
          store.s3Endpoint(),
          store.region(),
          StoreCredentials.of(
              issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken()));
    }
  }

  static KmsClient kms(URI endpoint, String region, StoreCredentials credentials) {
    return KmsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(credentials.toAws()))
        .overrideConfiguration(timeouts())
        .httpClientBuilder(http(endpoint))
        .build();
  }

  private static ClientOverrideConfiguration timeouts() {
    return ClientOverrideConfiguration.builder().apiCallTimeout(CALL).build();
  }

  private static Apache5HttpClient.Builder http(URI endpoint) {
    Apache5HttpClient.Builder builder =
        Apache5HttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ);
    if (isLoopback(endpoint.getHost())) {
      // A machine's proxy settings are for the way out.
      builder.proxyConfiguration(
          ProxyConfiguration.builder()
              .useSystemPropertyValues(false)
              .useEnvironmentVariableValues(false)
              .build());
    }
    return builder;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false; // behind a proxy, names need not resolve here
    }
  }
}
