package org.s3aharness.store.connect;

import java.net.URI;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;

/**
 * Where a store is and how to talk to it.
 *
 * @param s3 URL of its S3
 * @param kms URL of its KMS
 * @param sts URL of its STS
 * @param region the region its buckets and keys are in
 * @param acceptsAwsNames see {@link Store#acceptsAwsNames()}
 */
public record EndpointOptions(
    URI s3,
    URI kms,
    URI sts,
    String region,
    StoreCredentials credentials,
    boolean acceptsAwsNames) {
  public static final String DEFAULT_REGION = "us-east-1";

  /**
   * Checks the URLs.
   *
   * @throws IllegalArgumentException naming the URL that is not http or https with a host
   */
  public EndpointOptions {
    requireHttp("S3", s3);
    requireHttp("KMS", kms);
    requireHttp("STS", sts);
  }

  /** S3, KMS and STS behind one URL, in {@value #DEFAULT_REGION}, of which nothing is known. */
  public static EndpointOptions of(URI url, StoreCredentials credentials) {
    return new EndpointOptions(url, url, url, DEFAULT_REGION, credentials, false);
  }

  /** With its KMS at another URL. */
  public EndpointOptions withKms(URI url) {
    return new EndpointOptions(s3, url, sts, region, credentials, acceptsAwsNames);
  }

  /** With its STS at another URL. */
  public EndpointOptions withSts(URI url) {
    return new EndpointOptions(s3, kms, url, region, credentials, acceptsAwsNames);
  }

  /** In this region. */
  public EndpointOptions withRegion(String name) {
    return new EndpointOptions(s3, kms, sts, name, credentials, acceptsAwsNames);
  }

  /** Serving AWS's host names, or not. */
  public EndpointOptions withAwsNames(boolean accepted) {
    return new EndpointOptions(s3, kms, sts, region, credentials, accepted);
  }

  private static void requireHttp(String what, URI url) {
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "The store's %s URL carries credentials: give them as the store's access and secret key."
              .formatted(what));
    }
    boolean http = "http".equalsIgnoreCase(url.getScheme());
    if (url.getHost() == null || !(http || "https".equalsIgnoreCase(url.getScheme()))) {
      throw new IllegalArgumentException(
          "The store's %s URL '%s' is no http or https URL with a host: give one such as http://127.0.0.1:4566."
              .formatted(what, url));
    }
  }
}
