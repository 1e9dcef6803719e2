package org.s3aharness.configuration.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.ConfigurationFile.Property;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.EncryptionSettings.Found;
import org.s3aharness.encryption.Settings;

/** Finds S3A settings that have no effect because another one overrides them. */
final class ShadowRule implements Rule {
  @Override
  public Stream<Problem> check(Subject subject) {
    return Stream.concat(inFiles(subject), byOtherNames(subject));
  }

  /** Finds names that are set more than once. */
  private static Stream<Problem> inFiles(Subject subject) {
    Map<String, List<Property>> byName = new LinkedHashMap<>();
    subject
        .configuration()
        .properties()
        .filter(property -> property.value().isPresent() && isOfS3A(property.name()))
        .forEach(
            property ->
                byName
                    .computeIfAbsent(
                        Settings.currentName(property.name()), name -> new ArrayList<>())
                    .add(property));
    return byName.values().stream().flatMap(same -> shadowed(same, subject.settings()));
  }

  private static boolean isOfS3A(String name) {
    return name.startsWith("fs.s3a.") || name.equals(EncryptionSettings.CREDENTIAL_PROVIDERS);
  }

  private static Stream<Problem> shadowed(List<Property> same, Settings settings) {
    Optional<Location> counts = settings.origin(same.get(0).name());
    Optional<Property> winner =
        same.stream().filter(p -> Optional.of(p.origin()).equals(counts)).findFirst();
    return winner.stream()
        .flatMap(
            wins ->
                same.stream()
                    .filter(p -> !p.origin().equals(wins.origin()))
                    .filter(p -> !Objects.equals(p.value(), wins.value()))
                    .map(
                        p ->
                            Problem.wrong(
                                Optional.of(p.origin()),
                                "%s has no effect: %s sets another value and %s.",
                                p.name(),
                                wins.origin(),
                                isBefore(wins, p, same) ? "is final" : "is loaded later")));
  }

  private static boolean isBefore(Property one, Property other, List<Property> inOrder) {
    return inOrder.indexOf(one) < inOrder.indexOf(other);
  }

  /**
   * Finds an old name beside a new one, or a setting in a file beside one in a credential store.
   */
  private static Stream<Problem> byOtherNames(Subject subject) {
    return subject.buckets().stream().flatMap(ShadowRule::ofBucket);
  }

  private static Stream<Problem> ofBucket(BucketSettings bucket) {
    EncryptionSettings lookup = EncryptionSettings.of(bucket.settings(), bucket.bucket());
    return Stream.concat(
        lookup.algorithm().stream()
            .flatMap(
                found ->
                    others(
                        bucket,
                        found,
                        EncryptionSettings.ALGORITHM,
                        EncryptionSettings.OLD_ALGORITHM)),
        lookup.key().stream()
            .flatMap(
                found ->
                    others(bucket, found, EncryptionSettings.KEY, EncryptionSettings.OLD_KEY)));
  }

  private static Stream<Problem> others(BucketSettings bucket, Found found, String... names) {
    boolean ofAll = Stream.of(names).anyMatch(found.name()::equals);
    return Stream.of(names)
        .map(name -> ofAll ? name : EncryptionSettings.ofBucket(bucket.bucket(), name))
        .filter(name -> found.isStored() || !Settings.currentName(name).equals(found.name()))
        .distinct()
        .filter(name -> isOtherwise(bucket.settings(), name, found))
        .map(
            name ->
                Problem.wrong(
                    bucket.settings().origin(name),
                    "%s has no effect: %s sets another value.",
                    name,
                    found.isStored()
                        ? found.name() + " in a credential store"
                        : bucket
                            .settings()
                            .origin(found.name())
                            .map(Location::toString)
                            .orElse(found.name())));
  }

  private static boolean isOtherwise(Settings settings, String name, Found found) {
    return settings.get(name).filter(value -> !value.equals(found.value())).isPresent();
  }
}
