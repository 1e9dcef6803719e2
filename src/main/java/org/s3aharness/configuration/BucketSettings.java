package org.s3aharness.configuration;

import java.util.Optional;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Settings;
import org.s3aharness.util.Arns;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.regions.Region;

/**
 * Looks up settings for one bucket: the bucket's own, or else the general one (S3A's index.md,
 * "Configuring different S3 buckets with Per-Bucket Configuration").
 */
public record BucketSettings(Settings settings, String bucket) {
  /** The property that keeps S3A from opening a bucket without an access point. */
  public static final String ACCESS_POINT_REQUIRED = "fs.s3a.accesspoint.required";

  private static final String ENDPOINT = "fs.s3a.endpoint";
  private static final String REGION = "fs.s3a.endpoint.region";

  /** Returns the value of an S3A setting by its general name; empty when it is unset or blank. */
  public Optional<String> get(String name) {
    return settings.get(nameOf(name));
  }

  /**
   * Returns the name of the setting that takes effect: the bucket's own where that is set, or else
   * the general one.
   */
  public String nameOf(String name) {
    String own = EncryptionSettings.ofBucket(bucket, name);
    return settings.get(own).isPresent() ? own : name;
  }

  /**
   * Returns the place where the setting is written; empty where it is unset or comes from no file.
   */
  public Optional<Location> origin(String name) {
    return settings.origin(nameOf(name));
  }

  /** Says whether a setting is {@code true}. */
  public boolean isTrue(String name) {
    return get(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** Returns the S3 endpoint; empty where S3A works it out itself. */
  public Optional<Endpoint> endpoint() {
    return get(ENDPOINT).map(Endpoint::of);
  }

  /** Says whether S3A uses TLS. A scheme in the endpoint decides; without one, a setting does. */
  public boolean usesTls() {
    return endpoint()
        .flatMap(Endpoint::usesTls)
        .orElseGet(
            () -> get("fs.s3a.connection.ssl.enabled").map(Boolean::parseBoolean).orElse(true));
  }

  /** Returns the bucket's access point, as an ARN; empty where it has none. */
  public Optional<String> accessPoint() {
    return settings.get(EncryptionSettings.ofBucket(bucket, "fs.s3a.accesspoint.arn"));
  }

  /** Says whether the bucket needs an access point and has none, so that S3A does not open it. */
  public boolean lacksAccessPoint() {
    return isTrue(ACCESS_POINT_REQUIRED) && accessPoint().isEmpty();
  }

  /**
   * Returns the region that the bucket is assumed to be in; empty where nothing says it, or where
   * the endpoint is not AWS's and the region is a name of its own, such as Ceph's {@code default}.
   * A KMS key is in the region of its bucket (Amazon S3 User Guide, "Using server-side encryption
   * with AWS KMS keys").
   */
  public Optional<String> region() {
    return accessPoint()
        .flatMap(Arns::read)
        .flatMap(Arn::region)
        .or(() -> get(REGION).filter(this::isOfAws))
        .or(() -> endpoint().flatMap(Endpoint::region))
        .or(() -> get(EncryptionSettings.KEY).flatMap(NamedKey::parse).flatMap(NamedKey::region));
  }

  private boolean isOfAws(String region) {
    boolean isElsewhere = endpoint().filter(at -> !at.isOfAws()).isPresent();
    return !isElsewhere || Region.regions().contains(Region.of(region));
  }
}
