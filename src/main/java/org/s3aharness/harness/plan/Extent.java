package org.s3aharness.harness.plan;

import java.util.List;
import java.util.Set;
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

  /**
   * Covers what a run does unless its user says more. It leaves to {@link #FULL} what shows nothing
   * that a case of this extent does not: every declared deviation, statement and seeded fault keeps
   * a case that can see it.
   */
  DEFAULT(
      List.of("*"),
      "most behaviours of profiles that write the setting of another in another way, reading and"
          + " deleting in modes whose requests are those of another, some of the keys with which"
          + " changes, migrations, kills, refusals, options and tools are tried, and all but one to"
          + " three of 20 sequences of network faults; --full tries all of them") {
    @Override
    boolean includes(CaseId id) {
      boolean saysTheSame =
          ANOTHER_WAY_TO_WRITE.contains(id.profile())
              && !QUICK.includes(id)
              && !IN_PARTS.matches(id.toString());
      return !saysTheSame && !LeftToFull.has(id);
    }
  },

  /** Covers every case of the profiles, suites or cases that the user names. */
  NAMED(
      List.of("*"),
      "networks that fail at random are tried with one to three sequences of faults instead of 20"),

  /** Covers everything there is. */
  FULL(List.of("*"), "");

  /**
   * The profiles that differ from others only in where the setting is written or how the key is
   * named.
   */
  private static final Set<String> ANOTHER_WAY_TO_WRITE =
      Set.of(
          "jceks-sse-c",
          "old-names-sse-c",
          "old-names-sse-kms",
          "old-names-sse-s3",
          "per-bucket-sse-kms",
          "sse-kms-alias-arn",
          "sse-kms-alias-name",
          "sse-kms-key-id");

  /** The cases in which every part of an upload must have the key, however it is written. */
  private static final CasePattern IN_PARTS =
      CasePattern.of("put/new-file-is-encrypted-and-reads-back/one-part-and-one[*");

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
