package org.s3aharness.harness.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
      "most behaviours of profiles that write the setting of another in another way, some of the"
          + " keys with which changes, migrations, kills, refusals, options and tools are tried,"
          + " and all but one to three of 20 sequences of network faults; --full tries all of them") {
    @Override
    boolean includes(CaseId id) {
      boolean saysTheSame =
          ANOTHER_WAY_TO_WRITE.contains(id.profile())
              && !QUICK.includes(id)
              && !IN_PARTS.matches(id.toString());
      return !saysTheSame && MORE_KEYS.stream().noneMatch(more -> more.matches(id.toString()));
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
      CasePattern.of("put/new-file-is-encrypted-and-reads-back/three-parts[*");

  /** Cases that differ from others only in the mode, the key, or the reason for a refusal. */
  private static final List<CasePattern> MORE_KEYS =
      Stream.of(
              "change/*[*-key2-to-none]*",
              "change/*[*-key2-to-sse-s3]*",
              "change/*[*-key2-to-dsse-*",
              "change/*[sse-c-key2-to-*kms-*",
              "change/*[sse-kms-key2-to-cse-*",
              "change/*[sse-kms-key2-to-sse-c-*",
              "change/*[cse-kms-key2-to-sse-*",
              "change/*[none-to-*-key2]*",
              "change/*[sse-s3-to-*-key2]*",
              "change/*[sse-c-*-to-*kms-key2]*",
              "change/*[*kms-*-to-sse-c-key2]*",
              "faulty-network/throttled-*[none]*",
              "faulty-network/throttled-*[sse-kms-key1]*",
              "job-commit/every-committer-*[directory-cse-kms-key1]*",
              "job-commit/every-committer-*[file-cse-kms-key1]*",
              "job-commit/killed-job-*[directory-*",
              "job-commit/killed-job-*[partitioned-*",
              "delegation-token/worker-in-a-role-*[none]*",
              "delegation-token/worker-in-a-role-*[sse-s3]*",
              "delegation-token/worker-in-a-role-*[dsse-kms]*",
              "delegation-token/worker-in-a-role-*[sse-kms-aws-managed-key]*",
              "delegation-token/worker-in-a-role-*[sse-kms-bucket-default]*",
              "endpoint/*[none]*",
              "endpoint/*[cse-kms-key1]*",
              "mandated-encryption/*[sse-s3]*",
              "mandated-encryption/*[sse-kms]*",
              "mandated-encryption/*[dsse-kms]*",
              "mandated-encryption/*-not-none]*",
              "older-client/compatibility-*[v2]*",
              "older-client/data-of-version-two-*[v2]*",
              "older-client/compatibility-*[v1*",
              "dist-cp/copies-go-*[cse-kms-key1]*",
              "dist-cp/append-*[cse-kms-key1]*",
              "dist-cp/*[none]*",
              "dist-cp/*[sse-kms-key1]*",
              "unusable-key/*[of-another-account-*",
              "unusable-key/*[of-another-region-*",
              "unusable-key/*[deleted-*",
              "unusable-key/*[disabled-*",
              "unusable-key/*[pending-deletion-*",
              "upload-option/*-sse-kms-key1]*",
              "upload-option/*-cse-kms-key1]*",
              "migration/four-steps-*[sse-s3-to-*",
              "migration/four-steps-*[sse-kms-key1-to-sse-*",
              "migration/step-three-*[sse-s3-to-*",
              "migration/step-three-*[*-to-sse-kms-key2]*",
              "migration/moving-*[sse-s3-to-*",
              "create-option/*[none]*",
              "create-option/*[sse-kms-key1]*",
              "open-option/*[none]*",
              "open-option/*[sse-kms-key1]*",
              "file-context/*[none]*",
              "file-context/*[sse-kms-key1]*",
              "task-abort/*[file-sse-kms-key1]*",
              "task-abort/*[file-cse-kms-key1]*",
              "task-abort/*[magic-sse-c-key1]*",
              "shell/*[none]*",
              "shell/*[sse-kms-key1]*",
              "in-place-migration/*[sse-s3-to-*",
              "in-place-migration/*[*-to-sse-s3]*",
              "killed-client/killed-writing-*[sse-c-key1]*",
              "killed-client/killed-writing-*[cse-kms-key1]*",
              "killed-client/killed-in-a-multipart-upload-*[sse-kms-key1]*",
              "killed-client/killed-in-a-multipart-upload-*[cse-kms-key1]*",
              "killed-client/killed-renaming-*[sse-kms-key1]*",
              "killed-client/killed-renaming-*[sse-c-key1]*")
          .map(CasePattern::of)
          .toList();

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
