package org.s3aharness.cli.options;

import java.util.Optional;
import java.util.regex.Pattern;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.Place;
import picocli.CommandLine.Option;

/**
 * The options with the bucket of a store that is not started for the run, and with the prefix below
 * which the run may work.
 */
final class PlaceOptions {
  private static final String DEFAULT_PREFIX = "s3a-qualify/";
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");

  /** The characters to which neither S3, nor a URL, nor Hadoop's globs give a special meaning. */
  private static final Pattern DIRECTORY = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._=-]+");

  /** The longest prefix, in characters. It leaves half of a key's length to a case. */
  private static final int LONGEST_PREFIX = 512;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description =
          "An existing bucket on --store endpoint or aws. The run then works only below"
              + " --prefix, and cases that need a bucket of their own are not run. Default: each"
              + " case makes a bucket.")
  String bucket;

  @Option(
      names = "--prefix",
      paramLabel = "PATH",
      description =
          "The directory in --bucket to work in. It must be empty. Default: "
              + DEFAULT_PREFIX
              + ".")
  String prefix;

  /**
   * Returns the place that a run is confined to; empty if it creates buckets itself.
   *
   * @throws UsageException naming the option that cannot be used
   */
  Optional<Place> within() {
    if (bucket == null) {
      if (prefix != null) {
        throw new UsageException(
            "--prefix " + prefix + ": this needs --bucket, the bucket that holds the prefix.");
      }
      return Optional.empty();
    }
    if (!BUCKET.matcher(bucket).matches()) {
      throw new UsageException(
          "--bucket "
              + bucket
              + ": this is not the name of a bucket; give the name without s3a:// and"
              + " without a path.");
    }
    return Optional.of(new Place(bucket, checkedPrefix()));
  }

  /** Returns the place of a watched job, which may write anywhere in a bucket without --prefix. */
  Optional<Place> watched() {
    return within().map(place -> prefix == null ? Place.of(place.bucket()) : place);
  }

  private String checkedPrefix() {
    String given = prefix == null ? DEFAULT_PREFIX : prefix;
    String path = given.replaceAll("^/|/$", "");
    for (String directory : path.split("/", -1)) {
      if (!DIRECTORY.matcher(directory).matches() || path.length() > LONGEST_PREFIX) {
        throw new UsageException(
            "--prefix %s: give one or more directories separated by slashes, with letters, digits and . _ - = only, and %d characters at most."
                .formatted(given, LONGEST_PREFIX));
      }
    }
    return path + "/";
  }

  /**
   * Refuses the options where they have no effect.
   *
   * @param anyForeign whether any store of the run is not started for it
   */
  void check(boolean anyForeign) {
    Optional<Place> within = within();
    if (within.isPresent() && !anyForeign) {
      throw new UsageException(
          "--bucket "
              + bucket
              + ": this works only with --store endpoint and aws; other stores are started"
              + " for the run.");
    }
  }
}
