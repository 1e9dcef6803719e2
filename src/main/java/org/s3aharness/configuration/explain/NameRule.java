package org.s3aharness.configuration.explain;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.configuration.SparkDefaults;
import org.s3aharness.encryption.ConfigurationFile.Property;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.S3AProperties;

/** Finds names that no release reads, or that a newer one has replaced. */
final class NameRule implements Rule {
  private static final String PREFIX = "fs.s3a.";
  private static final String OF_BUCKET = PREFIX + "bucket.";
  private static final String SPARK = "spark.";

  /** Names that look as if they changed how data is encrypted. */
  private static final Pattern ABOUT_ENCRYPTION =
      Pattern.compile(".*(encr|crypt|(^|[.-])(sse|cse|kms)([.-]|$)).*", Pattern.CASE_INSENSITIVE);

  /** Names that S3A and its extensions accept without declaring them one by one. */
  private static final Pattern OPEN =
      Pattern.compile(
          "fs\\.s3a\\.(ext|client|create\\.header|analytics\\.accelerator|audit|s3guard|select|scheme)\\..*");

  @Override
  public Stream<Problem> check(Subject subject) {
    Set<String> buckets =
        subject.buckets().stream().map(bucket -> bucket.bucket()).collect(Collectors.toSet());
    return subject.configuration().properties().flatMap(property -> check(property, buckets));
  }

  private static Stream<Problem> check(Property property, Set<String> buckets) {
    String name = property.name();
    Optional<String> ignored = SparkDefaults.ignored(name);
    if (ignored.isPresent()) {
      return ofS3A(ignored.get())
          ? Stream.of(
              wrong(
                  property,
                  "%s: Spark passes a property to Hadoop only if its name begins with"
                      + " spark.hadoop.: write spark.hadoop.%s.",
                  ignored.get(),
                  ignored.get()))
          : Stream.empty();
    }
    Optional<String> older = olderScheme(name);
    if (older.isPresent()) {
      return Stream.of(
          wrong(
              property,
              "%s: S3A does not read this property; it reads %s%s.",
              name,
              name.startsWith(SPARK) ? SPARK + "hadoop." : "",
              older.get()));
    }
    return ofS3A(name) ? ofS3A(property, buckets).stream() : Stream.empty();
  }

  private static boolean ofS3A(String name) {
    return name.startsWith(PREFIX);
  }

  /**
   * Finds settings of the older connectors, {@code s3} and {@code s3n}, which S3A does not read.
   */
  private static Optional<String> olderScheme(String name) {
    String ofS3A = name.replaceFirst("^(spark\\.)?fs\\.(s3n?|s3a)\\.", PREFIX);
    return !ofS3A.equals(name)
            && ABOUT_ENCRYPTION.matcher(name).matches()
            && S3AProperties.isDeclared(ofS3A)
        ? Optional.of(ofS3A)
        : Optional.empty();
  }

  private static Optional<Problem> ofS3A(Property property, Set<String> buckets) {
    String name = property.name();
    if (name.startsWith(OF_BUCKET)
        && S3AProperties.isDeclared(PREFIX + name.substring(OF_BUCKET.length()))) {
      return Optional.of(
          wrong(
              property,
              "%s names no bucket: write %sNAME.%s.",
              name,
              OF_BUCKET,
              name.substring(OF_BUCKET.length())));
    }
    String general =
        S3AProperties.perBucket(name, buckets).map(S3AProperties.PerBucket::general).orElse(name);
    String current = Settings.currentName(general);
    if (!current.equals(general)) {
      return Optional.of(
          wrong(
              property,
              "%s is deprecated since %s: write %s.",
              name,
              S3AProperties.since(current).orElseThrow(),
              instead(name, general, current)));
    }
    if (S3AProperties.isDeclared(general)) {
      return S3AProperties.until(general)
          .map(
              last ->
                  wrong(
                      property,
                      "%s: no release after %s reads this property: remove it.",
                      name,
                      last));
    }
    Optional<String> nearest = S3AProperties.nearest(general);
    if (nearest.isPresent()) {
      return Optional.of(
          wrong(
              property,
              "%s: no release reads this property; the nearest name is %s.",
              name,
              instead(name, general, nearest.get())));
    }
    boolean matters =
        ABOUT_ENCRYPTION.matcher(general.substring(PREFIX.length())).matches()
            && !OPEN.matcher(general).matches();
    return matters
        ? Optional.of(
            wrong(property, "%s: no release of S3A reads this property: remove it.", name))
        : Optional.empty();
  }

  /** Returns the name of another property in the same form, either per-bucket or general. */
  private static String instead(String name, String general, String other) {
    int length = general.length() - PREFIX.length();
    return name.substring(0, name.length() - length) + other.substring(PREFIX.length());
  }

  private static Problem wrong(Property property, String text, Object... arguments) {
    return Problem.wrong(Optional.of(property.origin()), text, arguments);
  }
}
