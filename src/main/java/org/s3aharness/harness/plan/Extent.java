package org.s3aharness.harness.plan;

import java.util.List;
import java.util.stream.LongStream;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CasePattern;

/** Says how much of all cases a run covers. These are the selections that have a name. */
public enum Extent {
  /** Covers every profile in the simplest behaviours: enough for a first answer. */
  QUICK(
      List.of(
          "setting/setting-takes-effect-or-is-refused[*",
          "put/new-file-is-encrypted-and-reads-back/small[*",
          "put/directory-marker-is-encrypted-like-a-file[*",
          "rename/small-file-keeps-its-encryption[*",
          "listing/length-is-that-of-the-content[*",
          "cross-release/files-are-read[*",
          "cross-release/renamed-files-stay-readable[*"),
      "large files and other sizes, changes of mode, key and bucket default, the life"
          + " cycle of keys, migrations, networks that fail, committers, delegation tokens, and"
          + " readers with other settings"),

  /** Covers what jobs do with a bucket, to answer for the user's own buckets in about a minute. */
  BUCKETS(
      List.of(
          "setting/setting-takes-effect-or-is-refused[*",
          "put/new-file-is-encrypted-and-reads-back/small[*",
          "put/new-file-is-encrypted-and-reads-back/three-parts[*",
          "put/directory-marker-is-encrypted-like-a-file[*",
          "rename/small-file-keeps-its-encryption[*",
          "rename/large-file-keeps-its-encryption[*",
          "listing/length-is-that-of-the-content[*",
          "committer/magic-committer-writes-encrypted-files[*",
          "delegation-token/worker-with-full-credentials-writes-like-the-issuer[*",
          "cross-release/*"),
      "other sizes and input streams, and readers with other settings, which --full and --every-suite"
          + " try"),

  /** Covers what a run does unless it is told otherwise. */
  DEFAULT(
      List.of("*"),
      "networks that fail at random are tried with one to three sequences of faults instead of 20"),

  /** Covers everything there is. */
  FULL(List.of("*"), "");

  private static final int ALL_SEEDS = 20;

  private final List<CasePattern> cases;
  private final String leavesOut;

  Extent(List<String> cases, String leavesOut) {
    this.cases = cases.stream().map(CasePattern::of).toList();
    this.leavesOut = leavesOut;
  }

  /**
   * Returns the seeds for random faults.
   *
   * @param usually how many there are unless the run covers everything, 1 or more
   */
  public List<Long> seeds(int usually) {
    return LongStream.rangeClosed(1, this == FULL ? ALL_SEEDS : usually).boxed().toList();
  }

  /** Says in words what is left out; empty if nothing is. */
  public String leavesOut() {
    return leavesOut;
  }

  /** Says whether a case is covered. */
  boolean includes(CaseId id) {
    String text = id.toString();
    return cases.stream().anyMatch(pattern -> pattern.matches(text));
  }
}
