package org.s3aharness.session;

import java.util.List;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.report.Headline;
import org.s3aharness.report.summary.StoresSummary;

/**
 * Reports on a run of each release alone: the matrix of behaviours and profiles, and whether the
 * run passes its gate.
 */
public final class MatrixReporter implements RunReporter {
  private final Gate gate;
  private final Selection selection;
  private final List<Profile> allProfiles;
  private final StoresSummary stores = new StoresSummary();

  /**
   * Makes a reporter, for one run or for several one after the other.
   *
   * @param selection the cases that were asked for
   * @param allProfiles every profile that there is, selected or not
   */
  public MatrixReporter(Gate gate, Selection selection, List<Profile> allProfiles) {
    this.gate = gate;
    this.selection = selection;
    this.allProfiles = List.copyOf(allProfiles);
  }

  @Override
  public String sentence(Ended ended) {
    RunSession session = ended.session();
    return ended.summary().sentence(session.releaseNames(), session.storeName());
  }

  @Override
  public Judgement judge(Ended ended) {
    return gate.judge(ended.summary(), id -> selection.wouldInclude(id, allProfiles));
  }

  @Override
  public void reported(Ended ended, Headline headline) {
    stores.add(ended.session().store().info().kind(), ended.summary(), headline.sentence());
  }

  /** Returns what was proven on which store, of all runs that were reported so far. */
  public StoresSummary stores() {
    return stores;
  }
}
