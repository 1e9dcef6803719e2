package org.s3aharness.configuration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.S3AProperties;
import org.s3aharness.util.Arns;
import software.amazon.awssdk.arns.Arn;

/**
 * The hosts that a configuration names for S3 and STS, for all buckets or for one.
 *
 * @param s3 hosts in lower case and without ports, including AWS's usual names
 * @param sts the same for STS
 * @param regions the regions that it names, for S3, KMS and STS
 * @param accessPoints the ARNs of access points, by bucket
 */
public record NamedHosts(
    Set<String> s3, Set<String> sts, Set<String> regions, Map<String, String> accessPoints) {
  private static final String S3 = "fs.s3a.endpoint";
  private static final List<String> STS =
      List.of("fs.s3a.assumed.role.sts.endpoint", "fs.s3a.delegation.token.endpoint");
  private static final List<String> REGIONS =
      List.of(
          "fs.s3a.endpoint.region",
          "fs.s3a.encryption.cse.kms.region",
          "fs.s3a.assumed.role.sts.endpoint.region",
          "fs.s3a.delegation.token.region");
  private static final String ACCESS_POINT = "fs.s3a.accesspoint.arn";

  /** Copies the collections. */
  public NamedHosts {
    s3 = Set.copyOf(s3);
    sts = Set.copyOf(sts);
    regions = Set.copyOf(regions);
    accessPoints = Map.copyOf(accessPoints);
  }

  /** Finds the hosts in a configuration. */
  public static NamedHosts of(ClientConfiguration configuration) {
    Settings settings = configuration.settings();
    Set<String> s3 = new TreeSet<>();
    Set<String> sts = new TreeSet<>();
    Set<String> regions = new TreeSet<>();
    Map<String, String> accessPoints = new TreeMap<>();
    for (String name : settings.names()) {
      var ofBucket = S3AProperties.perBucket(name, Set.of());
      String general = ofBucket.map(S3AProperties.PerBucket::general).orElse(name);
      String value = settings.get(name).orElse("");
      if (value.isEmpty()) {
        continue;
      }
      if (general.equals(S3)) {
        s3.add(Endpoint.of(value).host());
      } else if (STS.contains(general)) {
        sts.add(Endpoint.of(value).host());
      } else if (REGIONS.contains(general)) {
        regions.add(value);
      } else if (general.equals(ACCESS_POINT) && ofBucket.isPresent()) {
        accessPoints.put(ofBucket.get().bucket(), value);
        Arns.read(value).flatMap(Arn::region).ifPresent(regions::add);
      }
    }
    return new NamedHosts(s3, sts, regions, accessPoints);
  }
}
