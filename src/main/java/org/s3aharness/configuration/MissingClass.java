package org.s3aharness.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.release.S3AProperties;
import org.s3aharness.release.jars.ReleaseClasses;

/**
 * A class that a configuration names and that a release does not have, so that its S3A would not
 * open a filesystem, or a job would not commit.
 */
public final class MissingClass {
  /** The prefix of classes that every agent has. */
  private static final String OF_HARNESS = "org.s3aharness.";

  private static final String OF_HADOOP = "org.apache.hadoop.";
  private static final String OF_SDK_V1 = "com.amazonaws.";
  private static final String OF_SDK_V2 = "software.amazon.awssdk.";

  /** The property that releases on the second AWS SDK declare, but ignore (aws_sdk_upgrade.md). */
  private static final String OF_FIRST_SDK_ONLY = "fs.s3a.audit.request.handlers";

  private final NamedClass named;
  private final Release release;

  private MissingClass(NamedClass named, Release release) {
    this.named = named;
    this.release = release;
  }

  /**
   * Finds the missing classes of a release. Properties that the release does not read are left out.
   *
   * @param settings of the user's files
   * @param extra is appended to the release's classpath
   */
  public static List<MissingClass> of(Settings settings, Release release, List<Path> extra) {
    List<NamedClass> named = NamedClass.of(settings);
    if (named.isEmpty()) {
      return List.of();
    }
    try (ReleaseClasses classes = ReleaseClasses.of(release.withJars(extra).classpath())) {
      return named.stream()
          .filter(each -> release.features().map(known -> reads(known, each)).orElse(true))
          .filter(each -> isMissing(each, classes))
          .map(each -> new MissingClass(each, release))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The jars of " + release.description() + " cannot be read", e);
    }
  }

  /**
   * Checks that a release has every class that settings name.
   *
   * @throws ReleaseException for which the request is at fault; it names the first class that is
   *     missing, where it is named, and what to do
   */
  public static void check(Settings settings, Release release, List<Path> extra)
      throws ReleaseException {
    Optional<MissingClass> first = of(settings, release, extra).stream().findFirst();
    if (first.isPresent()) {
      MissingClass missing = first.get();
      throw ReleaseException.request(
          missing.origin().map(where -> where + ": ").orElse("") + missing.sentence());
    }
  }

  private static boolean reads(ReleaseFeatures release, NamedClass named) {
    if (named.general().equals(OF_FIRST_SDK_ONLY)) {
      return release.awsSdk() == 1;
    }
    return S3AProperties.since(named.general()).map(release::isFrom).orElse(true);
  }

  private static boolean isMissing(NamedClass named, ReleaseClasses classes) {
    if (named.className().startsWith(OF_HARNESS) || classes.has(named.className())) {
      return false;
    }
    try {
      return !(named.isProvider() && classes.replacesProvider(named.className()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where the class is named; empty where it comes from no file. */
  public Optional<Location> origin() {
    return named.origin();
  }

  /** Returns a sentence that says what is missing where, and what to do. */
  public String sentence() {
    return "%s names %s, which Hadoop %s does not have: %s."
        .formatted(named.property(), named.className(), release.name(), nextStep());
  }

  private String nextStep() {
    String name = named.className();
    int sdk = release.features().map(ReleaseFeatures::awsSdk).orElse(0);
    if (name.startsWith(OF_HADOOP)) {
      return "name a class that the release has, or leave the release out";
    }
    if (name.startsWith(OF_SDK_V1) && sdk == 2) {
      return "the class belongs to version 1 of the AWS SDK for Java, but this release comes"
          + " with version 2; name the class of version 2, or add the jar of version 1 with"
          + " --extra-classpath";
    }
    if (name.startsWith(OF_SDK_V2) && sdk == 1) {
      return "the class belongs to version 2 of the AWS SDK for Java, but this release comes"
          + " with version 1; name the class of version 1, or leave the release out";
    }
    return "add its jar with --extra-classpath, or correct the name";
  }
}
