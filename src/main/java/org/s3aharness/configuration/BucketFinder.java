package org.s3aharness.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.s3aharness.encryption.ConfigurationFile.Property;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.S3AProperties;

/**
 * Finds the buckets that a configuration names: in URLs anywhere in its values, such as those of
 * {@code fs.defaultFS}, warehouse and staging directories, and in the names of per-bucket settings.
 */
public final class BucketFinder {
  private static final String S3A_CLASS = "org.apache.hadoop.fs.s3a.S3AFileSystem";

  private BucketFinder() {}

  /**
   * Returns the buckets that the files name, in their order, followed by the user's own that the
   * files do not name.
   *
   * @param own further buckets, named by the user
   */
  public static List<NamedBucket> of(ClientConfiguration configuration, List<String> own) {
    Settings settings = configuration.settings();
    Map<String, List<Property>> found = new LinkedHashMap<>();
    Pattern url = url(settings);
    for (Property property : configuration.properties().toList()) {
      inValue(property, settings, url).forEach(bucket -> add(found, bucket, property));
    }
    Set<String> inUrls = new LinkedHashSet<>(found.keySet());
    inUrls.addAll(own);
    for (Property property : configuration.properties().toList()) {
      S3AProperties.perBucket(property.name(), inUrls)
          .ifPresent(name -> add(found, name.bucket(), property));
    }
    own.forEach(bucket -> found.computeIfAbsent(bucket, none -> List.of()));
    return found.entrySet().stream()
        .map(entry -> new NamedBucket(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static void add(Map<String, List<Property>> found, String bucket, Property property) {
    found.computeIfAbsent(bucket, none -> new ArrayList<>()).add(property);
  }

  private static Stream<String> inValue(Property property, Settings settings, Pattern url) {
    boolean counts = settings.origin(property.name()).equals(Optional.of(property.origin()));
    if (!counts) {
      return Stream.empty();
    }
    return settings.get(property.name()).stream()
        .flatMap(value -> url.matcher(value).results())
        .map(match -> match.group(1));
  }

  /**
   * Returns the pattern of a bucket's URL. Some clusters have S3A serve the schemes of older
   * clients.
   */
  private static Pattern url(Settings settings) {
    List<String> schemes = new ArrayList<>(List.of("s3a"));
    for (String scheme : List.of("s3", "s3n")) {
      if (settings.get("fs." + scheme + ".impl").filter(S3A_CLASS::equals).isPresent()) {
        schemes.add(scheme);
      }
    }
    return Pattern.compile(
        "(?<![a-z0-9])(?:" + String.join("|", schemes) + ")://([A-Za-z0-9][A-Za-z0-9._-]*)");
  }
}
