package org.s3aharness.wire.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Describes an access point of a bucket. In host names it takes the place of the bucket, as {@code
 * NAME-ACCOUNT} (Amazon S3 User Guide, "Using access points"); the source of a copy names it by its
 * ARN.
 */
public record AccessPoint(String name, String account) {
  private static final Pattern ARN =
      Pattern.compile("arn:[^:]+:s3:[^:]*:(\\d+):accesspoint[/:]([^/]+)");
  private static final Pattern OBJECT = Pattern.compile("/?(" + ARN + ")/object/(.*)");

  /** Reads an ARN; empty for a text that is not an access point's ARN. */
  public static Optional<AccessPoint> of(String arn) {
    Matcher parts = ARN.matcher(arn.trim());
    return parts.matches()
        ? Optional.of(new AccessPoint(parts.group(2), parts.group(1)))
        : Optional.empty();
  }

  /** Returns the ARN in a region of AWS's first partition. */
  public String arn(String region) {
    return "arn:aws:s3:" + region + ":" + account + ":accesspoint/" + name;
  }

  /** Returns the label that stands for it in host names. */
  public String label() {
    return name + "-" + account;
  }

  /** An object that the source of a copy names by an access point. */
  public record CopySource(AccessPoint accessPoint, String key) {
    /**
     * Returns the source with its bucket instead, in percent encoding. The version that it may name
     * stays a parameter.
     */
    public String inBucket(String bucket) {
      return bucket
          + "/"
          + URLEncoder.encode(key, UTF_8)
              .replace("+", "%20")
              .replace("%2F", "/")
              .replace("%3FversionId%3D", "?versionId=");
    }
  }

  /**
   * Reads the source of a copy; empty where it names a bucket.
   *
   * @param source decoded
   */
  public static Optional<CopySource> source(String source) {
    Matcher parts = OBJECT.matcher(source);
    return parts.matches()
        ? Optional.of(new CopySource(of(parts.group(1)).orElseThrow(), parts.group(4)))
        : Optional.empty();
  }
}
