package org.s3aharness.configuration.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.explain.BucketExplanation.SettingLine;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.EncryptionSettings.Found;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.UsageException;

/** Says what is asked for in one bucket, and by which settings. */
public final class BucketExplainer {
  private static final List<String> WHERE_IT_IS =
      List.of("fs.s3a.endpoint", "fs.s3a.endpoint.region", "fs.s3a.aws.credentials.provider");

  private final BucketSettings bucket;
  private final EncryptionSettings lookup;

  /** Reads the settings of a bucket, including its credential stores. */
  public BucketExplainer(BucketSettings bucket) {
    this.bucket = bucket;
    this.lookup = EncryptionSettings.of(bucket.settings(), bucket.bucket());
  }

  /** Returns the encryption in a few words. */
  public String asked() {
    try {
      Encryption asked = EncryptionSettings.asked(bucket.settings(), bucket.bucket());
      return asked.mode() == Mode.NONE ? "no encryption is asked for" : asked.toString();
    } catch (UsageException refused) {
      return "an algorithm that S3A does not know";
    }
  }

  /**
   * Returns the files and lines that ask for the encryption and its key, separated by commas; empty
   * if nothing does.
   */
  public String whereAsked() {
    return Stream.of(lookup.algorithm(), lookup.key(), lookup.context())
        .flatMap(Optional::stream)
        .map(found -> line(found, "").where())
        .filter(where -> !where.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Returns the settings that take effect, one line for each. */
  List<SettingLine> settings() {
    List<SettingLine> lines = new ArrayList<>();
    lookup.algorithm().ifPresent(found -> lines.add(line(found, found.value())));
    lookup.key().ifPresent(found -> lines.add(line(found, shownKey(found.value()))));
    lookup.context().ifPresent(found -> lines.add(line(found, found.value())));
    for (String name : WHERE_IT_IS) {
      bucket
          .get(name)
          .ifPresent(
              value ->
                  lines.add(
                      new SettingLine(bucket.nameOf(name), value, where(bucket.origin(name)))));
    }
    return lines;
  }

  private SettingLine line(Found found, String shown) {
    return new SettingLine(
        found.name(),
        shown,
        found.isStored() ? "a credential store" : where(bucket.settings().origin(found.name())));
  }

  /** Returns the key as it may be shown. Only the name of a KMS key is no secret. */
  private String shownKey(String key) {
    boolean isName =
        lookup
            .algorithm()
            .flatMap(found -> Mode.ofSetting(found.value()))
            .filter(mode -> mode.usesKmsKeyInS3() || mode == Mode.CSE_KMS)
            .isPresent();
    return isName ? key : "(not shown)";
  }

  private static String where(Optional<Location> origin) {
    return origin.map(Location::toString).orElse("");
  }
}
