package org.s3aharness.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.S3AProperties;

/**
 * A credential provider that a configuration names for S3A.
 *
 * @param className as it stands in the configuration
 * @param property the name of the property, which may be a per-bucket one
 * @param origin where the property is written; empty where it comes from no file
 */
public record NamedProvider(String className, String property, Optional<Location> origin) {
  /** The property with the providers that S3A asks, in their order (S3A's authentication.md). */
  public static final String PROVIDERS = "fs.s3a.aws.credentials.provider";

  /**
   * The property with the providers whose credentials S3A uses to assume a role (S3A's
   * assumed_roles.md).
   */
  public static final String OF_ASSUMED_ROLE = "fs.s3a.assumed.role.credentials.provider";

  /** Returns every provider that the settings name, for all buckets or for one. */
  public static List<NamedProvider> of(Settings settings) {
    List<NamedProvider> found = new ArrayList<>();
    settings.names().stream()
        .filter(name -> Set.of(PROVIDERS, OF_ASSUMED_ROLE).contains(general(name)))
        .sorted()
        .forEach(
            name ->
                settings.get(name).stream()
                    .flatMap(value -> Stream.of(value.split("[\\s,]+")))
                    .map(each -> new NamedProvider(each, name, settings.origin(name)))
                    .forEach(found::add));
    return found;
  }

  private static String general(String name) {
    return S3AProperties.perBucket(name, Set.of())
        .map(S3AProperties.PerBucket::general)
        .orElse(name);
  }

  /** Returns the name of the class without its package. */
  public String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
