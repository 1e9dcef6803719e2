package org.s3aharness.report.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.watch.Violation;
import org.s3aharness.watch.WatchOutcome;
import org.s3aharness.watch.WatchVerdicts;
import org.s3aharness.watch.WatchedJob;

/** Describes the results of a watched job in sentences. */
public final class WatchText {
  private WatchText() {}

  /**
   * Returns the verdict sentence.
   *
   * @param store the store in a few words
   * @param expected what was expected of the job, in words
   */
  public static String sentence(WatchOutcome outcome, String store, String expected) {
    String hadoop = WatchVerdicts.release(outcome);
    String on =
        "%s%s on %s: "
            .formatted(
                outcome.job().command(),
                hadoop.equals("unknown") ? "" : " (Hadoop " + hadoop + ")",
                store);
    return on + ended(outcome) + verdict(outcome, expected);
  }

  private static String verdict(WatchOutcome outcome, String expected) {
    String did = did(outcome);
    List<Violation> violations = outcome.judged().violations();
    String notJudged = notJudged(outcome);
    if (outcome.counts().requests() == 0 && outcome.reported().unwatched().isEmpty()) {
      return "nothing was judged: no request went through the recorder." + notJudged;
    }
    if (!violations.isEmpty() || !outcome.reported().unwatched().isEmpty()) {
      return "NOT as asked — " + did + wrong(violations) + unwatched(outcome) + notJudged;
    }
    if (!notJudged.isEmpty()) {
      return "NOT ALL WAS JUDGED — " + did + notJudged;
    }
    return outcome.judged().things().isEmpty()
        ? "a census of "
            + did
            + " No encryption was expected of them: give --profile or --base-config to"
            + " judge them."
        : (outcome.counts().objects() == 0
                ? "nothing was written, and all else is as "
                : "all is encrypted as ")
            + expected
            + known(outcome)
            + " — "
            + did;
  }

  private static String known(WatchOutcome outcome) {
    return outcome.judged().things().stream().allMatch(thing -> thing.known().isEmpty())
        ? ""
        : ", except for declared deviations";
  }

  private static String did(WatchOutcome outcome) {
    return String.format(
        Locale.ROOT,
        "%,d requests, %,d objects written%s.",
        outcome.counts().requests(),
        outcome.counts().objects(),
        outcome.counts().gone() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d of them gone at the end", outcome.counts().gone()));
  }

  private static String wrong(List<Violation> violations) {
    if (violations.isEmpty()) {
      return "";
    }
    long all = violations.stream().mapToLong(Violation::count).sum();
    String exposed =
        violations.stream()
            .filter(violation -> violation.cause().grade() == Grade.EXPOSED)
            .map(violation -> violation.cause().place())
            .distinct()
            .limit(3)
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, " %,d violations, from %d causes.", all, violations.size())
        + (exposed.isEmpty() ? "" : " EXPOSED: " + exposed + ".");
  }

  private static String unwatched(WatchOutcome outcome) {
    return outcome.reported().unwatched().isEmpty()
        ? ""
        : " COULD NOT BE WATCHED: "
            + String.join("; ", outcome.reported().unwatched().keySet())
            + ".";
  }

  private static String notJudged(WatchOutcome outcome) {
    long unexplained = outcome.stored().unexplainedCount();
    long unknown =
        outcome.judged().things().stream().mapToLong(thing -> thing.notJudged().size()).sum();
    return (unexplained == 0
            ? ""
            : String.format(
                Locale.ROOT,
                " No recorded request explains %,d objects, such as s3://%s/%s.",
                unexplained,
                outcome.stored().unexplained().get(0).bucket(),
                outcome.stored().unexplained().get(0).key()))
        + (outcome.reported().unfollowed().isEmpty()
            ? ""
            : " NOT FOLLOWED: " + String.join("; ", outcome.reported().unfollowed()) + ".")
        + (unknown == 0 ? "" : " The store does not say how some objects are encrypted.")
        + (outcome.stored().notListed().isEmpty()
            ? ""
            : " Not listed: " + String.join(", ", outcome.stored().notListed().keySet()) + ".");
  }

  /** Returns each text with the number of times it occurred, which is one. */
  static Map<String, Integer> once(List<String> texts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    texts.forEach(text -> counts.put(text, 1));
    return counts;
  }

  private static String ended(WatchOutcome outcome) {
    int exitCode = outcome.job().exitCode();
    if (outcome.job().interrupted()) {
      return "interrupted; until then, ";
    }
    return exitCode == 0
        ? ""
        : "the job itself failed, with " + WatchedJob.ended(exitCode) + "; until then, ";
  }
}
