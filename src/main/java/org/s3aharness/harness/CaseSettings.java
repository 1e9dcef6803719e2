package org.s3aharness.harness;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.s3aharness.agent.PropertiesRead;
import org.s3aharness.configuration.UnreadProperties;
import org.s3aharness.harness.run.CaseRun;
import org.s3aharness.harness.run.FileSystemOpener;
import org.s3aharness.harness.run.Workspace;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.Place;
import org.s3aharness.wire.route.AccessPoint;

/** Answers what configurations mean to the release under test. */
public final class CaseSettings {
  private static final String ACCOUNT = "000000000000";

  private final CaseRun caseRun;
  private final Workspace workspace;
  private final Release release;

  CaseSettings(CaseRun caseRun) {
    this.caseRun = caseRun;
    this.workspace = caseRun.workspace();
    this.release = caseRun.planned().releases().reader();
  }

  /** Returns the region of the store and of its keys. */
  public String region() {
    return caseRun.run().store().region();
  }

  /** Returns the name of the user's scenario class that the run executes. */
  public String scenario() {
    return caseRun.run().scenario();
  }

  /** Returns the kinds of input stream that the release has, as far as they are known. */
  public Set<String> inputStreams() {
    return release.features().map(ReleaseFeatures::inputStreams).orElse(Set.of("classic"));
  }

  /**
   * Returns the settings that select an input stream.
   *
   * @throws org.opentest4j.TestAbortedException if the release lacks it, so that the case is not
   *     run
   */
  public Map<String, String> inputStream(String type) {
    workspace
        .requirements()
        .feature(
            features -> features.inputStreams().contains(type), "the " + type + " input stream");
    return release.features().map(f -> f.selectInputStream(type)).orElse(Map.of());
  }

  /**
   * Returns the per-bucket form of encryption settings, for operations on several of the case's
   * buckets at once. The requests to each bucket are then judged by its own settings.
   *
   * @param settings by their global names; empty for no encryption
   */
  public Map<String, String> perBucket(Place bucket, Map<String, String> settings) {
    return fileSystems().perBucket(bucket, settings);
  }

  /**
   * Returns the settings that have S3A reach a bucket through an access point, to which the
   * recorder gives a route. No store that can be started has any.
   */
  public Map<String, String> accessPoint(Place place) {
    workspace.requirements().awsNames();
    workspace.requirements().startedByUs("an access point, which the recorder stands in for");
    AccessPoint accessPoint = new AccessPoint("to-" + place.bucket(), ACCOUNT);
    workspace.reader().routeAccessPoint(accessPoint, place.bucket());
    return Map.of(
        FileSystemOpener.inBucket(place, "fs.s3a.accesspoint.arn"), accessPoint.arn(region()));
  }

  /**
   * Returns the default value of a property in Hadoop itself, without any configuration of the
   * harness.
   */
  public String defaultOf(String property) throws IOException {
    return fileSystems().defaultOf(workspace.reader(), property);
  }

  /**
   * Requires that the release reads a property when it opens a filesystem.
   *
   * @throws org.opentest4j.TestAbortedException if it does not, so that the case is not run
   */
  public void requireRead(String property) throws IOException {
    workspace
        .requirements()
        .seen(
            fileSystems().propertiesRead(workspace.reader(), Set.of(property)).unread().isEmpty(),
            "release " + release.name() + " does not read " + property);
  }

  /**
   * Judges whether the release reads every setting of the profile and of the base configurations
   * that looks as if it were about encryption. A setting that is not read has no effect, and
   * nothing says so.
   */
  public void verifyThatEncryptionPropertiesAreRead() throws IOException {
    Set<String> names = fileSystems().encryptionProperties();
    PropertiesRead seen = fileSystems().propertiesRead(workspace.reader(), names);
    String bucket = "bucket." + workspace.place().bucket() + ".";
    for (String name : names) {
      caseRun
          .checks()
          .add(
              Check.equal(
                      Witness.S3A,
                      "property " + name.replace(bucket, "bucket.BUCKET."),
                      name + ", which is set, by release " + release.name(),
                      "read",
                      seen.unread().contains(name) ? "not read" : "read")
                  .withDetail(
                      UnreadProperties.nearest(name, seen.read())
                          .map(nearest -> "the nearest name that it reads is " + nearest)
                          .orElse(""))
                  .withGrade(Grade.WEAKER));
    }
  }

  private FileSystemOpener fileSystems() {
    return workspace.fileSystems();
  }
}
