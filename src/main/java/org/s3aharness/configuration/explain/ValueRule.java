package org.s3aharness.configuration.explain;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.encryption.ConfigurationFile.Property;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.S3AProperties;

/** Finds values about encryption that are blank or have a form that S3A cannot read. */
final class ValueRule implements Rule {
  private static final String ALGORITHM = "algorithm";

  /** What properties set, in a word. */
  private static final Map<String, String> SET =
      Map.of(EncryptionSettings.ALGORITHM, ALGORITHM, EncryptionSettings.KEY, "key");

  /**
   * Each part has a name and a value, and one equals sign ({@code StringUtils} of Hadoop 3.5.0).
   */
  private static final Pattern CONTEXT_PART =
      Pattern.compile("[^=]*[^=\\s][^=]*=[^=]*[^=\\s][^=]*");

  private static final Pattern ACCESS_POINT = Pattern.compile("arn:[^:]+:[^:]+:[^:]+:[^:]*:.+");

  @Override
  public Stream<Problem> check(Subject subject) {
    Set<String> buckets =
        subject.buckets().stream().map(BucketSettings::bucket).collect(Collectors.toSet());
    return subject
        .configuration()
        .properties()
        .flatMap(
            property -> {
              String general =
                  S3AProperties.perBucket(property.name(), buckets)
                      .map(S3AProperties.PerBucket::general)
                      .orElse(property.name());
              return check(property, general, subject.settings()).stream();
            });
  }

  private static Optional<Problem> check(Property property, String general, Settings settings) {
    String value = property.value().orElse("").trim();
    String sets = SET.get(Settings.currentName(general));
    if (sets != null && value.isEmpty()) {
      return blank(property, general, sets, settings);
    }
    if (general.equals(EncryptionSettings.CONTEXT) && !isContext(value)) {
      return wrong(
          property,
          "is no list of NAME=VALUE, separated by commas, and S3A encodes it itself: releases that read it, from 3.5.0 on, do not open the bucket; correct it.");
    }
    if (general.equals("fs.s3a.accesspoint.arn")
        && !value.isEmpty()
        && !ACCESS_POINT.matcher(value).matches()) {
      return wrong(
          property,
          "is no ARN of an access point: give arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME.");
    }
    return Optional.empty();
  }

  /**
   * Finds a blank value. In a bucket's own property it has an effect where the general one is set:
   * S3A then uses neither. An XML element without text sets nothing at all.
   */
  private static Optional<Problem> blank(
      Property property, String general, String sets, Settings settings) {
    boolean hides =
        property.value().isPresent()
            && !property.name().equals(general)
            && settings.get(general).isPresent();
    if (!hides) {
      return wrong(
          property, "is blank, so it sets no %s: give it a value, or remove it.".formatted(sets));
    }
    return sets.equals(ALGORITHM)
        ? Optional.of(
            Problem.remark(
                Optional.of(property.origin()),
                "%s is blank, so S3A asks for no encryption in this bucket, whatever %s says.",
                property.name(),
                Settings.currentName(general)))
        : Optional.empty();
  }

  private static boolean isContext(String value) {
    return value.contains("${")
        || Stream.of(value.split(","))
            .filter(part -> !part.isBlank())
            .allMatch(part -> CONTEXT_PART.matcher(part).matches());
  }

  private static Optional<Problem> wrong(Property property, String text) {
    return Optional.of(
        Problem.wrong(Optional.of(property.origin()), "%s %s", property.name(), text));
  }
}
