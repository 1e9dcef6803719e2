package org.s3aharness.store.connect;

import java.net.URI;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;

/**
 * The address of a store and the way to talk to it.
 *
 * @param s3 the URL of its S3
 * @param kms the URL of its KMS
 * @param sts the URL of its STS
 * @param region the region that its buckets and keys are in
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

  /**
   * Returns options for S3, KMS and STS behind one URL, in {@value #DEFAULT_REGION}, for an unknown
   * store.
   */
  public static EndpointOptions of(URI url, StoreCredentials credentials) {
    return new EndpointOptions(url, url, url, DEFAULT_REGION, credentials, false);
  }

  /** Returns these options with the KMS at another URL. */
  public EndpointOptions withKms(URI url) {
    return new EndpointOptions(s3, url, sts, region, credentials, acceptsAwsNames);
  }

  /** Returns these options with the STS at another URL. */
  public EndpointOptions withSts(URI url) {
    return new EndpointOptions(s3, kms, url, region, credentials, acceptsAwsNames);
  }

  /** Returns these options in this region. */
  public EndpointOptions withRegion(String name) {
    return new EndpointOptions(s3, kms, sts, name, credentials, acceptsAwsNames);
  }

  /** Returns these options for a store that serves, or does not serve, AWS's host names. */
  public EndpointOptions withAwsNames(boolean accepted) {
    return new EndpointOptions(s3, kms, sts, region, credentials, accepted);
  }

  private static void requireHttp(String what, URI url) {
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "The store's %s URL contains credentials: give them with --access-key and --secret-key instead."
              .formatted(what));
    }
    boolean http = "http".equalsIgnoreCase(url.getScheme());
    if (url.getHost() == null || !(http || "https".equalsIgnoreCase(url.getScheme()))) {
      throw new IllegalArgumentException(
          "The store's %s URL '%s' is not an http or https URL with a host: give one such as http://127.0.0.1:4566."
              .formatted(what, url));
    }
  }
}
