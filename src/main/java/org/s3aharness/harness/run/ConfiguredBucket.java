package org.s3aharness.harness.run;

import java.util.Optional;

/**
 * A bucket of the user's configuration, or any other bucket, with the encryption that is asked for
 * in it.
 *
 * @param profile the name of its profile
 * @param bucket empty for any other bucket
 * @param asked the encryption in a few words, without secrets
 * @param from the files and lines that ask for it, such as {@code core-site.xml:41}; empty if
 *     nothing is asked for
 */
public record ConfiguredBucket(String profile, Optional<String> bucket, String asked, String from) {
  /** The name under which a case records how the objects of a bucket are stored. */
  public static final String STORED_AS = "stored as";

  /** Returns the bucket as a sentence refers to it. */
  public String called() {
    return bucket.map(name -> "bucket " + name).orElse("any other bucket");
  }
}
