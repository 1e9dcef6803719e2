package org.s3aharness.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.s3aharness.cli.options.CaseLimitOption;
import org.s3aharness.cli.options.ConsentOptions;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.ExitCode;
import org.s3aharness.cli.options.GateOptions;
import org.s3aharness.cli.options.OutputOptions;
import org.s3aharness.cli.options.SelectionOptions;
import org.s3aharness.cli.options.StoreOptions;
import org.s3aharness.cli.options.UpgradeReleases;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.release.Release;
import org.s3aharness.report.Comparison;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunReport;
import org.s3aharness.report.Summary;
import org.s3aharness.report.summary.UpgradeReport;
import org.s3aharness.upgrade.Answer;
import org.s3aharness.upgrade.UpgradeAnalysis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code s3a-qualify upgrade}. */
@Command(
    name = "upgrade",
    description = "Says whether it is safe to go from one Hadoop to another, and back.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:safe: no setting's data is exposed, corrupted, unreadable, refused or encrypted otherwise",
      "1:not safe",
      "2:wrong usage or configuration, or what would be made was not confirmed",
      "3:the infrastructure failed, or --max-requests was reached",
      "4:nothing was judged"
    })
final class UpgradeCommand implements Callable<Integer> {
  private static final int MAX_AGENTS = 16;

  /** What a configuration does, not what changes it, keys or networks: those are run on demand. */
  private static final List<String> SUITES =
      List.of(
          "cross-release",
          "put",
          "rename",
          "read",
          "listing",
          "access",
          "committer",
          "setting",
          "invalid-setting",
          "delegation-token");

  @Spec CommandSpec spec;
  @Mixin UpgradeReleases releases;
  @Mixin StoreOptions storeOptions;
  @Mixin ConsentOptions consent;
  @Mixin CaseLimitOption caseLimit;
  @Mixin SelectionOptions selectionOptions;
  @Mixin OutputOptions output;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description =
          "Agents of each release, 1 to 16; 2 of each of two releases, 1 of each of more, unless"
              + " told.")
  Integer parallel;

  @Option(
      names = "--every-suite",
      description = "Compares all suites, those about changes, keys and networks too.")
  boolean everySuite;

  private final List<Answer> answers = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    releases.check();
    int agents = parallel == null ? (releases.count() > 2 ? 1 : 2) : parallel;
    if (agents < 1 || agents > MAX_AGENTS) {
      throw new UsageException("--parallel " + agents + ": give a number from 1 to 16.");
    }
    if (storeOptions.kinds.size() > 1) {
      throw new UsageException("--store: an upgrade is judged on one store; give one of them.");
    }
    storeOptions.use(storeOptions.kinds.get(0)).check();
    consent.check(storeOptions);
    Selection selection =
        selectionOptions.selection(everySuite ? List.of() : SUITES, Optional.empty(), Shard.ALL);
    RunRequest request =
        new RunRequest(
            selection,
            selectionOptions.baseConfigs(),
            releases,
            storeOptions,
            consent,
            agents,
            caseLimit.duration(),
            Arguments.of(spec));
    Console console = output.console(spec.commandLine().getOut());
    console.comparing();
    if (consent.dryRun) {
      return Rehearsal.of(request, console::say, () -> run(request, console));
    }
    return run(request, console);
  }

  private int run(RunRequest request, Console console) throws Exception {
    Invocation invocation = request.invocation();
    RunDirectory directory = output.newDirectory();
    try (RunReport report = new RunReport(StandardFormats.in(directory), console::result);
        RunSession session = RunSession.start(request, directory, report, console);
        Conclusion conclusion =
            new Conclusion(
                session,
                report,
                (summary, complete) -> sentence(answers(session.run(), summary, complete)),
                (summary, complete) -> judge(answers(session.run(), summary, complete)),
                headline ->
                    report.write(
                        headline,
                        invocation,
                        Optional.of(comparison(session.run(), invocation))))) {
      Suites.run(session, report, console);
      conclusion.write(session.run().broken().map(Throwable::getMessage));
      console.end(UpgradeReport.terminal(comparison(session.run(), invocation)));
      for (Answer answer : answers) {
        console.progress(answer.sentence());
        console.progress(answer.rollbackSentence());
      }
      return Suites.exitCode(session, directory, conclusion, console);
    }
  }

  private Comparison comparison(Run run, Invocation invocation) {
    return new Comparison(
        answers,
        run.releases().stream()
            .map(release -> release.name() + ": " + release.description())
            .toList(),
        finding ->
            invocation.compareAgain(
                releases.given(finding.from(), run.releases()),
                releases.given(finding.to(), run.releases()),
                finding.plainestCase()));
  }

  private static String sentence(List<Answer> answers) {
    return answers.stream().map(Answer::sentence).collect(Collectors.joining(" "));
  }

  private static GateOptions.Judgement judge(List<Answer> answers) {
    if (answers.stream().anyMatch(answer -> answer.judged() == 0)) {
      return new GateOptions.Judgement(ExitCode.NOTHING_RAN, List.of());
    }
    return new GateOptions.Judgement(
        answers.stream().allMatch(Answer::isSafe) ? ExitCode.AS_EXPECTED : ExitCode.FAILED,
        answers.stream().map(Answer::rollbackSentence).toList());
  }

  /** Worked out once, when the run has come to its end or was broken off. */
  private List<Answer> answers(Run run, Summary summary, boolean complete) {
    if (answers.isEmpty()) {
      List<String> names = run.releases().stream().map(Release::name).toList();
      UpgradeAnalysis findings =
          new UpgradeAnalysis(
              summary.results(), DeclaredDeviations.load(), run.store().info().kind(), names);
      for (int from = 0; from < names.size(); from++) {
        for (int to = from + 1; to < names.size(); to++) {
          answers.add(findings.answer(names.get(from), names.get(to), complete));
        }
      }
    }
    return answers;
  }
}
