package org.s3aharness.cluster;

import java.util.Optional;
import org.s3aharness.report.Comparison;
import org.s3aharness.session.outcome.Judgement;
import org.s3aharness.session.outcome.RunReporter;

/**
 * A reporter that also adds the results to the summary of all nodes.
 *
 * @param reporter judges the run
 * @param node on which it ran
 * @param summary takes its results
 */
record RememberedRun(RunReporter reporter, String node, NodesSummary summary)
    implements RunReporter {
  @Override
  public String sentence(Ended ended) {
    return reporter.sentence(ended);
  }

  @Override
  public Judgement judge(Ended ended) {
    summary.add(node, ended.summary(), reporter.sentence(ended));
    return reporter.judge(ended);
  }

  @Override
  public Optional<Comparison> comparison(Ended ended) {
    return reporter.comparison(ended);
  }
}
