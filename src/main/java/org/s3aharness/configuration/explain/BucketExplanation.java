package org.s3aharness.configuration.explain;

import java.util.List;
import org.s3aharness.configuration.NamedBucket;

/**
 * Says what a configuration asks for in one bucket.
 *
 * @param bucket the bucket and where it is named; its name stands for every other bucket if {@code
 *     isAnyOther}
 * @param asked the encryption in a few words, without secrets
 * @param settings the settings that ask for it, one line each
 * @param releases what releases do with these settings
 */
public record BucketExplanation(
    NamedBucket bucket,
    boolean isAnyOther,
    String asked,
    List<SettingLine> settings,
    List<ReleaseLine> releases) {

  /**
   * A setting that takes effect.
   *
   * @param value without secrets
   * @param where such as {@code core-site.xml:41} or {@code a credential store}
   */
  public record SettingLine(String name, String value, String where) {}

  /** Copies the lists. */
  public BucketExplanation {
    settings = List.copyOf(settings);
    releases = List.copyOf(releases);
  }
}
