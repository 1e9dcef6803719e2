package org.s3aharness.session.outcome;

import java.util.function.Predicate;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.report.Headline;
import org.s3aharness.report.summary.StoresSummary;

/**
 * Reports on a run of each release alone: the matrix of behaviours and profiles, and whether the
 * run passes its gate.
 */
public final class MatrixReporter implements RunReporter {
  private final Gate gate;
  private final Predicate<CaseId> selected;
  private final StoresSummary stores = new StoresSummary();

  /**
   * Creates a reporter, for one run or for several one after the other.
   *
   * @param selected says whether a case was asked for, provided that it exists
   */
  public MatrixReporter(Gate gate, Predicate<CaseId> selected) {
    this.gate = gate;
    this.selected = selected;
  }

  @Override
  public String sentence(Ended ended) {
    return ended
        .summary()
        .sentence(String.join(", ", ended.subject().names()), ended.subject().store().inWords());
  }

  @Override
  public Judgement judge(Ended ended) {
    return gate.judge(ended.summary(), selected);
  }

  @Override
  public void reported(Ended ended, Headline headline) {
    stores.add(ended.subject().store().kind(), ended.summary(), headline.sentence());
  }

  /** Returns what was proven on which store, in all runs that were reported so far. */
  public StoresSummary stores() {
    return stores;
  }
}
