package org.s3aharness.suite;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.FileState;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.ReadPlan;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.judge.FailureSummary;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;

/**
 * A release that works on data that another has written. A failure is graded and does not end the
 * case, so that one file size does not hide another.
 *
 * @param release its name
 */
public record JudgedClient(String release, S3AClient s3a, CheckList checks) {
  /**
   * The ranges to read: inside the first part, across the boundary of the parts, and up to the last
   * byte.
   */
  private static final long[][] RANGES = {
    {0, 1}, {4_000, 10_000}, {FileSize.PART - 7, 14}, {FileSize.TWO_PARTS.size() - 33, 33}
  };

  private static final String DONE = "done";

  /** Returns a client of the release under test, whose checks are the case's. */
  public static JudgedClient of(Testbed testbed, S3AClient s3a) {
    return new JudgedClient(testbed.releases().reader().name(), s3a, testbed.checks());
  }

  /**
   * Performs an operation that must not be refused.
   *
   * @return whether it succeeded
   */
  public boolean does(String what, IORunnable operation) throws IOException {
    try {
      operation.run();
      checks.equal(Witness.S3A, "operation", what, DONE, DONE);
      return true;
    } catch (S3AFailure refused) {
      failed("operation", Grade.REFUSED, what, refused);
      return false;
    }
  }

  /** Reads a file that must hold this content. */
  public void reads(String path, Content content) throws IOException {
    looks("reading " + path, () -> same("reading " + path, content.fingerprint(), s3a.read(path)));
  }

  /** Reads ranges of a file of two parts. */
  public void readsRanges(String path, Content content, ReadPlan plan, String how)
      throws IOException {
    for (long[] range : RANGES) {
      plan.range(range[0], range[1]);
    }
    String what = "reading ranges of " + path + " by " + how;
    looks(
        what,
        () -> {
          List<Fingerprint> read = s3a.read(path, plan);
          for (int i = 0; i < RANGES.length; i++) {
            same(
                what + ", " + RANGES[i][1] + " bytes from " + RANGES[i][0],
                content.fingerprint(RANGES[i][0], RANGES[i][1]),
                read.get(i));
          }
        });
  }

  /** Lists a directory that must hold exactly these files, and asks for their statuses. */
  public void lists(String directory, Map<String, Content> files) throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    files.forEach((path, content) -> expected.put(path, content.size()));
    looks(
        "listing " + directory,
        () -> {
          Map<String, Long> listed =
              s3a.list(directory, true).stream()
                  .collect(
                      Collectors.toMap(
                          FileState::path, FileState::length, (a, b) -> b, TreeMap::new));
          length("listing " + directory, expected, listed);
          for (String path : files.keySet()) {
            length("status of " + path, expected.get(path), s3a.status(path).length());
          }
          long total = expected.values().stream().mapToLong(Long::longValue).sum();
          length("content summary of " + directory, total, s3a.contentSummary(directory).length());
        });
  }

  private void length(String what, Object expected, Object observed) {
    checks.equal(Witness.S3A, "length", Grade.CORRUPT, release + ": " + what, expected, observed);
  }

  /** Judges bytes that were read without an error. */
  public void same(String what, Object expected, Object observed) {
    checks.equal(Witness.S3A, "content", Grade.CORRUPT, release + ": " + what, expected, observed);
  }

  /** Looks at data that must be readable. */
  public void looks(String what, IORunnable look) throws IOException {
    try {
      look.run();
      checks.equal(Witness.S3A, "readable", what, DONE, DONE);
    } catch (S3AFailure refused) {
      failed("readable", Grade.UNREADABLE, what, refused);
    }
  }

  private void failed(String about, Grade grade, String what, S3AFailure refused) {
    checks.add(
        Check.equal(Witness.S3A, about, release + ": " + what, DONE, FailureSummary.of(refused))
            .withDetail(FailureSummary.inWords(refused))
            .withGrade(grade));
  }
}
