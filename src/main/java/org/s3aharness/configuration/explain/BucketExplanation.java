package org.s3aharness.configuration.explain;

import java.util.List;
import org.s3aharness.configuration.NamedBucket;

/**
 * What a configuration asks for in one bucket.
 *
 * @param bucket with where it is named; its name stands for every other bucket if {@code
 *     isAnyOther}
 * @param asked the encryption in a few words, without secrets
 * @param settings where it comes from, a line each
 * @param releases what releases make of it
 */
public record BucketExplanation(
    NamedBucket bucket,
    boolean isAnyOther,
    String asked,
    List<SettingLine> settings,
    List<ReleaseLine> releases) {

  /**
   * A setting that counts.
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
