package org.s3aharness.session.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.report.Comparison;
import org.s3aharness.report.Invocation;
import org.s3aharness.upgrade.UpgradeAnalysis;
import org.s3aharness.upgrade.UpgradeAnswer;
import org.s3aharness.upgrade.UpgradePath;

/** Reports whether it is safe to go from each release of a run to each later one, and back. */
public final class UpgradeReporter implements RunReporter {
  private final Invocation invocation;
  private final List<String> given;
  private final boolean isPath;
  private final List<UpgradeAnswer> answers = new ArrayList<>();
  private Optional<UpgradePath> path = Optional.empty();

  /**
   * Creates a reporter for a single run.
   *
   * @param given the releases as the user named them, in the same order
   * @param isPath whether they are successive steps of one upgrade
   */
  public UpgradeReporter(Invocation invocation, List<String> given, boolean isPath) {
    this.invocation = invocation;
    this.given = List.copyOf(given);
    this.isPath = isPath;
  }

  @Override
  public String sentence(Ended ended) {
    return answers(ended).stream().map(UpgradeAnswer::sentence).collect(Collectors.joining(" "));
  }

  @Override
  public Judgement judge(Ended ended) {
    List<UpgradeAnswer> all = answers(ended);
    if (all.stream().anyMatch(answer -> answer.judged() == 0)) {
      return new Judgement(ExitCode.NOTHING_RAN, List.of());
    }
    List<String> lines =
        new ArrayList<>(all.stream().map(UpgradeAnswer::rollbackSentence).toList());
    path.ifPresent(
        way -> {
          lines.add(way.sentence());
          way.steps().forEach(step -> lines.add(step.sentence()));
        });
    return new Judgement(
        all.stream().allMatch(UpgradeAnswer::isSafe) ? ExitCode.AS_EXPECTED : ExitCode.FAILED,
        lines);
  }

  @Override
  public Optional<Comparison> comparison(Ended ended) {
    List<String> names = ended.subject().names();
    return Optional.of(
        new Comparison(
            answers(ended),
            ended.subject().releases(),
            path,
            finding ->
                invocation.compareAgain(
                    given.get(names.indexOf(finding.from())),
                    given.get(names.indexOf(finding.to())),
                    finding.plainestCase())));
  }

  /** Works out the answers once, when the run has come to its end or was cut short. */
  private List<UpgradeAnswer> answers(Ended ended) {
    if (answers.isEmpty()) {
      List<String> names = ended.subject().names();
      UpgradeAnalysis findings =
          new UpgradeAnalysis(
              ended.summary().results(),
              DeclaredDeviations.load(),
              names,
              ended.subject()::differInJarsOnly);
      path = isPath ? Optional.of(findings.path()) : Optional.empty();
      for (int from = 0; from < names.size(); from++) {
        for (int to = from + 1; to < names.size(); to++) {
          answers.add(findings.answer(names.get(from), names.get(to), ended.complete()));
        }
      }
    }
    return answers;
  }
}
