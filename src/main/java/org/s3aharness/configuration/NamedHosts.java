package org.s3aharness.configuration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.S3AProperties;

/** Finds the hosts that a configuration names for S3 and STS, of all buckets or of one. */
public final class NamedHosts {
  /** The properties that name a host, by their general names. */
  static final List<String> PROPERTIES =
      List.of(
          "fs.s3a.endpoint",
          "fs.s3a.assumed.role.sts.endpoint",
          "fs.s3a.delegation.token.endpoint");

  private NamedHosts() {}

  /** Returns the hosts, in lower case and without ports, those of AWS's usual names too. */
  public static Set<String> of(List<ConfigurationFile> files) {
    Settings settings = Settings.empty().with(files);
    return settings.names().stream()
        .filter(NamedHosts::namesHost)
        .map(settings::get)
        .flatMap(Optional::stream)
        .map(value -> Endpoint.of(value).host())
        .collect(Collectors.toSet());
  }

  private static boolean namesHost(String name) {
    return PROPERTIES.contains(
        S3AProperties.perBucket(name, Set.of()).map(S3AProperties.PerBucket::general).orElse(name));
  }
}
