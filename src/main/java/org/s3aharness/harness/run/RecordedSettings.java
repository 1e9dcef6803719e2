package org.s3aharness.harness.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.harness.key.RunKeys;

/**
 * The settings of a filesystem as they may be written down. Only those that decide how S3A writes
 * and reads are kept, no address and no credential; a key appears as a variable of the run,
 * whatever the user's files hold.
 */
final class RecordedSettings {
  /** What follows {@code fs.s3a.} or {@code fs.s3a.bucket.BUCKET.}. */
  private static final Pattern KEPT =
      Pattern.compile(
          "fs\\.s3a\\.(?:bucket\\..+\\.)?(?:encryption|server-side-encryption|multipart|retry|attempts"
              + "|fast\\.upload|experimental|input|prefetch|directory\\.marker|performance|create"
              + "|copy|etag|optimized|vectored|analytics|multiobjectdelete|change\\.detection|threads"
              + "|block|readahead|checksum)\\b.*");

  private static final Pattern KEY =
      Pattern.compile(".*\\.(?:server-side-encryption\\.key|encryption\\.key)");

  private static final Pattern OWN_VARIABLE = Pattern.compile("\\$\\{s3aharness\\.[^}]+}");
  private static final Pattern KMS_ALIAS = Pattern.compile("(?:arn:aws[^:]*:kms:.*:)?alias/.*");
  private static final Pattern KMS_KEY =
      Pattern.compile("arn:aws[^:]*:kms:.*|(?:mrk-)?[0-9a-f-]{32,36}");

  private final RunKeys keys;

  RecordedSettings(RunKeys keys) {
    this.keys = keys;
  }

  /** Returns the settings of some files, the last one uppermost, with others on top. */
  Map<String, String> of(List<ConfigurationFile> files, Map<String, String> more) {
    Map<String, String> recorded = new TreeMap<>();
    for (ConfigurationFile file : files) {
      for (ConfigurationFile.Property property : file.properties()) {
        property.value().ifPresent(value -> put(recorded, property.name(), value));
      }
    }
    more.forEach((name, value) -> put(recorded, name, value));
    return recorded;
  }

  private void put(Map<String, String> recorded, String name, String value) {
    if (KEPT.matcher(name).matches()) {
      recorded.put(name, KEY.matcher(name).matches() ? key(value.strip()) : variable(value));
    }
  }

  /** Returns the variable that stands for a key; one of the run's own stands for a user's. */
  private String key(String value) {
    if (value.isEmpty() || OWN_VARIABLE.matcher(value).matches()) {
      return value;
    }
    String known = variable(value);
    if (!known.equals(value)) {
      return known;
    }
    if (KMS_ALIAS.matcher(value).matches()) {
      return "${s3aharness.kms.key1.alias.name}";
    }
    return KMS_KEY.matcher(value).matches()
        ? "${s3aharness.kms.key1.arn}"
        : "${s3aharness.sse-c.key1}";
  }

  private String variable(String value) {
    return keys.variables().entrySet().stream()
        .filter(variable -> variable.getValue().equals(value))
        .map(variable -> "${" + variable.getKey() + "}")
        .findFirst()
        .orElse(value);
  }
}
