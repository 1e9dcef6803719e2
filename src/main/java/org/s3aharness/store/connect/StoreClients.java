package org.s3aharness.store.connect;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.TrustManager;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.util.OutboundProxy;
import org.s3aharness.util.ProxyVariables;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Creates plain clients that use only what they are given: no ambient credentials, profile or
 * region. Their requests are counted.
 */
public final class StoreClients {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofMinutes(2);

  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final RequestCount requests;

  public StoreClients(String region, StoreCredentials credentials, RequestCount requests) {
    this(region, StaticCredentialsProvider.create(credentials.toAws()), requests);
  }

  /** Prepares clients with credentials that may be renewed. */
  public StoreClients(String region, AwsCredentialsProvider credentials, RequestCount requests) {
    this.region = Region.of(region);
    this.credentials = credentials;
    this.requests = requests;
  }

  /** Loads the classes of an S3 client, which takes some tenths of a second. */
  public static void load() {
    URI nobody = URI.create("http://127.0.0.1:9");
    StoreClients clients =
        new StoreClients("us-east-1", StoreCredentials.of("none", "none"), new RequestCount());
    clients.s3(nobody).close();
  }

  public S3Client s3(URI endpoint) {
    return s3(endpoint, http(endpoint));
  }

  /**
   * Returns a client for a store whose certificate is signed by no authority that the JVM trusts.
   */
  public S3Client s3(URI endpoint, TrustManager trusted) {
    return s3(
        endpoint, http(endpoint).tlsTrustManagersProvider(() -> new TrustManager[] {trusted}));
  }

  private S3Client s3(URI endpoint, Apache5HttpClient.Builder http) {
    S3ClientBuilder builder =
        S3Client.builder()
            .forcePathStyle(true)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    return plain(builder, endpoint, RequestCount.Api.S3).httpClientBuilder(http).build();
  }

  public KmsClient kms(URI endpoint) {
    return plain(KmsClient.builder(), endpoint, RequestCount.Api.KMS)
        .httpClientBuilder(http(endpoint))
        .build();
  }

  /** Returns a client for this STS. The caller closes it. */
  public StsClient sts(URI endpoint) {
    return plain(StsClient.builder(), endpoint, RequestCount.Api.STS)
        .httpClientBuilder(http(endpoint))
        .build();
  }

  /** Returns an S3 client that goes to a store without TLS. */
  public static S3Client withoutTls(Store store) {
    String url = store.s3PlainEndpoint().toString().replaceFirst("^https:", "http:");
    return new StoreClients(store.region(), store.credentials(), store.requests())
        .s3(URI.create(url));
  }

  /** Returns an S3 client with the credentials of a session that the store's STS issues. */
  static S3Client withSession(Store store) {
    StoreClients own = new StoreClients(store.region(), store.credentials(), store.requests());
    try (StsClient sts = own.sts(store.stsEndpoint())) {
      Credentials issued = sts.getSessionToken().credentials();
      StoreCredentials session =
          StoreCredentials.of(
              issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
      return new StoreClients(store.region(), session, store.requests()).s3(store.s3Endpoint());
    }
  }

  /** Sets what the clients of all services share. */
  private <B extends AwsClientBuilder<B, ?>> B plain(
      B builder, URI endpoint, RequestCount.Api api) {
    return builder
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(credentials)
        .overrideConfiguration(
            c ->
                c.apiCallTimeout(CALL)
                    .addExecutionInterceptor(new CountingInterceptor(requests, api)));
  }

  private static Apache5HttpClient.Builder http(URI endpoint) {
    Apache5HttpClient.Builder builder =
        Apache5HttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ);
    if (!"https".equalsIgnoreCase(endpoint.getScheme())) {
      // Each client would read all of the JDK's authorities for nothing.
      builder.tlsTrustManagersProvider(() -> new TrustManager[0]);
    }
    if (isLoopback(endpoint.getHost())) {
      // A machine's proxy settings are for the way out.
      builder.proxyConfiguration(
          ProxyConfiguration.builder()
              .useSystemPropertyValues(false)
              .useEnvironmentVariableValues(false)
              .build());
    } else {
      // By itself, the SDK reads http_proxy for https, too.
      ProxyVariables.of(System.getenv())
          .leadingTo(endpoint)
          .ifPresent(proxy -> builder.proxyConfiguration(through(proxy)));
    }
    return builder;
  }

  private static ProxyConfiguration through(OutboundProxy proxy) {
    ProxyConfiguration.Builder through =
        ProxyConfiguration.builder()
            .endpoint(URI.create("http://" + proxy))
            .useSystemPropertyValues(false)
            .useEnvironmentVariableValues(false);
    proxy.user().ifPresent(user -> through.username(user).password(proxy.password()));
    return through.build();
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false; // behind a proxy, names need not resolve here
    }
  }
}
