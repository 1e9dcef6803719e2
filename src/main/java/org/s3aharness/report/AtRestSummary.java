package org.s3aharness.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.StorageChecks;

/**
 * Summarizes what a run saw of encryption at rest, mode by mode: on the store's disk if the harness
 * can look into it, or else, for client-side modes, in the bytes that the store returns.
 */
public final class AtRestSummary {
  /** The heading of {@link #lines}. */
  public static final String TITLE = "Encryption at rest, as it was witnessed";

  /** The line that says that nobody looked for ciphertext under server-side modes. */
  public static final String NOBODY_LOOKED =
      "server-side modes: not witnessed, because nobody looks at this store's disk";

  private final Map<String, Integer> looked = new TreeMap<>();
  private final Map<String, Integer> exposed = new TreeMap<>();
  private final Map<String, Integer> other = new TreeMap<>();

  /** Counts what the checks of a run's results looked at. */
  public AtRestSummary(Collection<CaseResult> results) {
    for (CaseResult result : results) {
      result.counts().forEach((check, count) -> add(looked, check, count));
      for (Check failed : result.failed()) {
        add(StorageChecks.isExposure(failed) ? exposed : other, failed.id(), 1);
      }
    }
  }

  private static void add(Map<String, Integer> counts, String check, int count) {
    StorageChecks.whatWasLookedAt(check).ifPresent(what -> counts.merge(what, count, Integer::sum));
  }

  /** Says whether no case looked at data at rest. */
  public boolean isEmpty() {
    return looked.isEmpty();
  }

  /** Returns the modes under which plaintext was found although encryption was asked for. */
  public Set<String> exposed() {
    return exposed.keySet();
  }

  /** Returns one line for each mode, such as {@code SSE-KMS: ciphertext in 12 of 12 objects}. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    looked.forEach((what, count) -> lines.add(what + ": " + said(what, count)));
    if (looked.keySet().stream().noneMatch(StorageChecks::isOnDisk)) {
      lines.add(NOBODY_LOOKED);
    }
    return lines;
  }

  private String said(String what, int count) {
    int plain = exposed.getOrDefault(what, 0);
    int odd = other.getOrDefault(what, 0);
    String expected =
        StorageChecks.isUnencrypted(what) ? "plaintext, which proves the search," : "ciphertext";
    return (plain == 0 ? "" : "EXPOSED: plaintext in %d of %d objects; ".formatted(plain, count))
        + "%s in %d of %d objects".formatted(expected, count - plain - odd, count)
        + (odd == 0 ? "" : "; something else in " + odd);
  }
}
