package org.s3aharness.harness.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.ConfigurationFile.Property;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.S3AProperties;

/**
 * Makes a case's properties take effect in a bucket for which the user's files set the same
 * properties by their per-bucket names, which would take precedence.
 */
final class BucketOverrides {
  private final List<Property> properties;

  BucketOverrides(List<ConfigurationFile> files) {
    this.properties = files.stream().flatMap(file -> file.properties().stream()).toList();
  }

  /**
   * Returns properties under the per-bucket names that the user's files give them; properties that
   * the files do not set for the bucket are left out.
   */
  Map<String, String> inBucketToo(String bucket, Map<String, String> ours) {
    Map<String, String> currentNames = new TreeMap<>();
    ours.forEach((name, value) -> currentNames.put(Settings.currentName(name), value));
    Map<String, String> more = new TreeMap<>();
    for (Property property : properties) {
      S3AProperties.perBucket(property.name(), Set.of(bucket))
          .filter(inFile -> inFile.bucket().equals(bucket))
          .map(inFile -> Settings.currentName(inFile.general()))
          .filter(currentNames::containsKey)
          .ifPresent(
              name -> {
                more.put(property.name(), currentNames.get(name));
                more.put(EncryptionSettings.ofBucket(bucket, name), currentNames.get(name));
              });
    }
    return more;
  }
}
