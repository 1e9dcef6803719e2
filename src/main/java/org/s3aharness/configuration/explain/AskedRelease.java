package org.s3aharness.configuration.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.s3aharness.agent.Agent;
import org.s3aharness.agent.BucketReading;
import org.s3aharness.agent.ConfigurationReading;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.release.Release;

/** A release whose own Hadoop and S3A report what they read. */
final class AskedRelease {
  private final Release release;
  private final ConfigurationReading reading;

  private AskedRelease(Release release, ConfigurationReading reading) {
    this.release = release;
    this.reading = reading;
  }

  /**
   * Asks a release.
   *
   * @param spec the files, with credential stores that the release can read
   * @param buckets whose encryption is asked for
   */
  static AskedRelease ask(Release release, Agent agent, FileSystemSpec spec, List<String> buckets)
      throws IOException {
    return new AskedRelease(release, agent.read(spec, new TreeSet<>(), new ArrayList<>(buckets)));
  }

  /**
   * Returns a line on what the release does with a bucket's settings: what its S3A reports, and
   * what is known about it.
   */
  ReleaseLine line(BothReadings settings, String bucket, boolean keyMayBeStored) {
    Optional<ReleaseVerdict> known =
        release.features().map(features -> ReleaseVerdict.of(settings, bucket, features));
    BucketReading its = reading.bucket(bucket);
    boolean refused = !its.refusal().isEmpty();
    if (known.map(ReleaseVerdict::isWrong).orElse(false)) {
      return line(known.get());
    }
    if (refused && keyMayBeStored) {
      return line(
          new ReleaseVerdict(
              "not known, because a credential store of the bucket cannot be read here", false));
    }
    if (refused) {
      return line(new ReleaseVerdict("does not open it: " + its.refusal(), true));
    }
    return difference(settings, bucket)
        .map(other -> line(new ReleaseVerdict(other, true)))
        .orElseGet(
            () ->
                line(
                    known.orElseGet(
                        () ->
                            new ReleaseVerdict(
                                its.method().isEmpty() ? "none" : its.method(), false))));
  }

  /**
   * Returns the difference if the release reads the settings differently from the harness, which
   * means that the harness is wrong; empty if it reads the same or does not open the bucket.
   *
   * @throws UsageException when the algorithm is none of S3A's
   */
  Optional<String> difference(BothReadings settings, String bucket) {
    BucketReading its = reading.bucket(bucket);
    if (!its.refusal().isEmpty()) {
      return Optional.empty();
    }
    Encryption ours = settings.asked(bucket, release.features());
    boolean same =
        its.method().equalsIgnoreCase(ours.mode().setting())
            && (ours.mode() == Mode.NONE || its.key().equals(ours.key().orElse("")));
    return same
        ? Optional.empty()
        : Optional.of(
            "its own S3A reads %s, but the files ask for %s%s"
                .formatted(
                    its.method().isEmpty() ? "no encryption" : its.method(),
                    ours.mode(),
                    its.method().equalsIgnoreCase(ours.mode().setting())
                        ? " with another key"
                        : ""));
  }

  /** Returns the release's name. */
  String name() {
    return release.name();
  }

  private ReleaseLine line(ReleaseVerdict verdict) {
    return new ReleaseLine(release.name(), verdict.says(), verdict.isWrong());
  }
}
