package org.s3aharness.wire.route;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Leads the hosts of one service to a store.
 *
 * @param host a pattern of host names, whose one group, if any, is the bucket
 * @param upstream scheme, host and port of the store; empty for the host itself
 * @param inPlainNames whether the store recognises a bucket in names like {@code bucket.s3.REGION…}
 *     alone, so that it has to be told by such a name
 */
record HostRule(Pattern host, Service service, Optional<URI> upstream, boolean inPlainNames) {
  /** The beginning of AWS's names for S3, up to the region. */
  private static final Pattern S3 = Pattern.compile("^s3(?:-fips)?(?:\\.dualstack)?[.-]");

  private static final String REGION = "(?:[a-z]{2,}(?:-[a-z0-9]+)+)";

  /**
   * Returns the rules for the names that AWS has for S3, KMS and STS.
   *
   * @param region decides the partition
   */
  static List<HostRule> ofAws(
      String region, Optional<URI> s3, Optional<URI> kms, Optional<URI> sts) {
    String anyRegion = "(?:" + Pattern.quote(region.toLowerCase(Locale.ROOT)) + "|" + REGION + ")";
    String domain = Pattern.quote("." + PartitionMetadata.of(Region.of(region)).dnsSuffix());
    String s3Names = "(?:(.+?)\\.)?s3(?:-fips)?(?:\\.dualstack)?(?:[.-]" + anyRegion + ")?";
    String kmsNames = "kms(?:-fips)?\\." + anyRegion;
    String stsNames = "sts(?:-fips)?(?:\\." + anyRegion + ")?";
    return List.of(
        new HostRule(Pattern.compile(s3Names + domain), Service.S3, s3, false),
        new HostRule(Pattern.compile(kmsNames + domain), Service.KMS, kms, false),
        new HostRule(Pattern.compile(stsNames + domain), Service.STS, sts, false));
  }

  /** Returns the rule for the portal of single sign-on. */
  static HostRule ofSsoPortal(String host, URI portal) {
    return new HostRule(
        Pattern.compile(Pattern.quote(host)), Service.SSO, Optional.of(portal), false);
  }

  Optional<Route> match(String name) {
    Matcher matcher = host.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String bucket = matcher.groupCount() > 0 ? matcher.group(1) : null;
    Optional<String> hostForStore =
        Optional.ofNullable(bucket).filter(named -> inPlainNames).map(named -> plain(named, name));
    return Optional.of(new Route(service, Optional.ofNullable(bucket), upstream, hostForStore));
  }

  private static String plain(String bucket, String name) {
    String endpoint = name.substring(bucket.length() + 1);
    return bucket + "." + S3.matcher(endpoint).replaceFirst("s3.");
  }

  /** Returns the same rule for a store that recognises buckets in plain names alone. */
  HostRule forPlainNames() {
    return new HostRule(host, service, upstream, true);
  }
}
