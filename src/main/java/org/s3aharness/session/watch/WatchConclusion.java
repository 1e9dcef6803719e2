package org.s3aharness.session.watch;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.Headline;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.Summary;
import org.s3aharness.report.watch.WatchReport;
import org.s3aharness.report.watch.WatchText;
import org.s3aharness.session.SessionListener;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.session.outcome.Judgement;
import org.s3aharness.watch.WatchOutcome;

/** Writes what a watched job leaves for people, once. It is thread-safe. */
final class WatchConclusion {
  private final WatchSettings settings;
  private final RunDirectory directory;
  private final WatchReport report;
  private final String store;
  private final SessionListener listener;
  private boolean written;
  private int exitCode = ExitCode.INFRASTRUCTURE;

  /**
   * Prepares for the end.
   *
   * @param store the store in a few words
   */
  WatchConclusion(
      WatchSettings settings,
      RunDirectory directory,
      WatchReport report,
      String store,
      SessionListener listener) {
    this.settings = settings;
    this.directory = directory;
    this.report = report;
    this.store = store;
    this.listener = listener;
  }

  /**
   * Writes the reports, unless they have been written.
   *
   * @param judged returns what is known of the job
   */
  synchronized void write(Supplier<WatchOutcome> judged) throws IOException {
    if (written) {
      return;
    }
    written = true;
    WatchOutcome outcome = judged.get();
    List<CaseResult> results = report.writeResults(outcome);
    Judgement judgement = judge(outcome, results);
    boolean complete = !outcome.job().interrupted() && outcome.job().exitCode() == 0;
    exitCode = complete ? judgement.exitCode() : ExitCode.INFRASTRUCTURE;
    Headline headline =
        new Headline(
            (complete ? "" : Headline.INCOMPLETE)
                + WatchText.sentence(outcome, store, settings.expected()),
            complete,
            exitCode == ExitCode.AS_EXPECTED,
            complete ? judgement.lines() : List.of());
    report.write(outcome, results, headline, settings.invocation());
    headline.gate().forEach(listener::progress);
    listener.say(headline.sentence());
    listener.progress("Run directory: " + directory.root());
    listener.progress("Explore it: " + directory.page());
  }

  private Judgement judge(WatchOutcome outcome, List<CaseResult> results) {
    if (outcome.counts().requests() == 0 && results.isEmpty()) {
      return new Judgement(ExitCode.NOTHING_RAN, List.of());
    }
    if (settings.gate().baseline().isPresent()) {
      return settings.gate().judge(new Summary(results), id -> true);
    }
    boolean green =
        results.stream()
            .allMatch(
                result -> result.verdict() == Verdict.PASSED || result.verdict() == Verdict.KNOWN);
    return new Judgement(green ? ExitCode.AS_EXPECTED : ExitCode.FAILED, List.of());
  }

  /** Returns the exit code of the command. */
  synchronized int exitCode() {
    return exitCode;
  }
}
