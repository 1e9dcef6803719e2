package org.s3aharness.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.s3aharness.cli.options.CaseLimitOption;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.OutputOptions;
import org.s3aharness.cli.options.SelectionOptions;
import org.s3aharness.cli.options.StoreOptions;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.JarChanges;
import org.s3aharness.release.resolve.ServedVersions;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.session.RunScope;
import org.s3aharness.session.SessionSettings;
import org.s3aharness.session.SuiteRun;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.session.outcome.Gate;
import org.s3aharness.session.outcome.MatrixReporter;
import org.s3aharness.session.release.CaseFinder;
import org.s3aharness.session.release.ReleaseChoice;
import org.s3aharness.session.release.ReleaseSource;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.upgrade.Bisection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify bisect}, which finds the release where a behaviour changed. */
@Command(
    name = "bisect",
    description =
        "Finds the first release, or the first version of a jar, with which a case fails.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the first failing version was found",
      "2:wrong usage or configuration",
      "3:the infrastructure failed",
      "4:no answer: --good is not good, or --bad is not bad"
    })
final class BisectCommand implements Callable<Integer> {
  private static final String HADOOP_AWS = "org.apache.hadoop:hadoop-aws";

  @Spec CommandSpec spec;

  @Option(
      names = "--good",
      required = true,
      paramLabel = "VERSION",
      description = "An older version, with which the cases pass.")
  String good;

  @Option(
      names = "--bad",
      required = true,
      paramLabel = "VERSION",
      description = "A newer version, with which at least one of them fails.")
  String bad;

  @Option(
      names = "--jar",
      paramLabel = "GROUP:NAME",
      description =
          "Searches the versions of this jar, such as software.amazon.awssdk:bundle, in"
              + " --release, instead of the versions of Hadoop.")
  String jar;

  @Option(
      names = "--release",
      paramLabel = "VERSION",
      defaultValue = "3.4.3",
      description =
          "With --jar: the Hadoop version in which the jar is replaced. Default:"
              + " ${DEFAULT-VALUE}.")
  String release;

  @Option(
      names = "--strict",
      description = "Counts a known case, which shows a declared deviation, as failed, too.")
  boolean strict;

  /** The summary of each version's run. */
  private final Map<String, Path> summaries = new HashMap<>();

  /** Why versions could not be judged. */
  private final Map<String, String> reasons = new HashMap<>();

  @Mixin StoreOptions storeOptions;
  @Mixin CaseLimitOption caseLimit;
  @Mixin SelectionOptions selectionOptions;
  @Mixin OutputOptions output;

  @Override
  public Integer call() throws Exception {
    if (jar != null && !jar.matches("[^:\\s]+:[^:\\s]+")) {
      throw new UsageException(
          "--jar %s: give group and name, such as software.amazon.awssdk:bundle.".formatted(jar));
    }
    storeOptions.check();
    Selection selection =
        selectionOptions.selection(List.of(), Optional.empty(), Shard.ALL, output.runs());
    ClientConfiguration configuration = selectionOptions.configuration();
    List<StoreChoice> stores = storeOptions.choices(configuration.region());
    if (stores.size() > 1) {
      throw new UsageException("--store: bisect runs on one store; give only one.");
    }
    Invocation invocation = Arguments.of(spec);
    try (Console console = output.console(spec.commandLine().getOut(), false)) {
      return bisect(stores.get(0), selection, invocation, console);
    }
  }

  /**
   * Returns the selection of these cases, found on one of the releases, by ids that hold for all.
   */
  private Selection found(Selection selection, Console console) throws ReleaseException {
    ReleaseChoice first = ReleaseChoice.of(ReleaseSource.version(jar == null ? good : release));
    return CaseFinder.find(
            selection,
            selectionOptions.configuration().files(),
            first,
            first.announced(console::progress))
        .selection()
        .onEveryRelease();
  }

  private int bisect(StoreChoice store, Selection selection, Invocation invocation, Console console)
      throws Exception {
    RunScope scope =
        new RunScope(
            found(selection, console),
            selectionOptions.configuration().files(),
            caseLimit.duration());
    List<String> versions =
        ServedVersions.between(jar == null ? HADOOP_AWS : jar, good, bad, console::progress);
    console.progress("Versions to search: " + String.join(", ", versions));
    Bisection.Result result =
        Bisection.of(
            versions,
            version -> {
              Bisection.Seen seen = judge(version, store, scope, invocation, console);
              console.say("%s: %s".formatted(version, seen.inWords()));
              return seen;
            });
    console.say("");
    console.say(result.sentence());
    result.seen().forEach((version, seen) -> console.say("  " + evidence(version, seen)));
    return result.firstBad().isPresent() && result.lastGood().isPresent()
        ? ExitCode.AS_EXPECTED
        : ExitCode.NOTHING_RAN;
  }

  private String evidence(String version, Bisection.Seen seen) {
    String judged = version + ": " + seen.inWords();
    if (reasons.containsKey(version)) {
      return judged + ", since " + reasons.get(version);
    }
    Path summary = summaries.get(version);
    return Files.exists(summary) ? judged + ", see " + summary : judged;
  }

  private Bisection.Seen judge(
      String version, StoreChoice store, RunScope scope, Invocation invocation, Console console)
      throws Exception {
    RunDirectory directory = output.newDirectory();
    summaries.put(version, directory.summary());
    SessionSettings settings =
        SessionSettings.of(store, ReleaseChoice.of(source(version)), invocation)
            .withConfiguration(selectionOptions.configuration());
    List<Profile> allProfiles = selectionOptions.allProfiles();
    MatrixReporter reporter =
        new MatrixReporter(
            new Gate(strict, Optional.empty()),
            id -> scope.selection().wouldInclude(id, allProfiles));
    try {
      ConsentPrompt asked = new ConsentPrompt(store, scope, /* yes= */ false, console);
      int code = SuiteRun.into(directory, settings, scope, asked, reporter, console).exitCode();
      return switch (code) {
        case ExitCode.AS_EXPECTED -> Bisection.Seen.GOOD;
        case ExitCode.FAILED -> Bisection.Seen.BAD;
        default -> Bisection.Seen.UNKNOWN;
      };
    } catch (ReleaseException doesNotFit) {
      if (doesNotFit.kind() == ReleaseException.Kind.INFRASTRUCTURE) {
        throw doesNotFit;
      }
      reasons.put(version, doesNotFit.getMessage());
      console.progress(doesNotFit.getMessage());
      return Bisection.Seen.UNKNOWN;
    }
  }

  private ReleaseSource source(String version) {
    return jar == null
        ? ReleaseSource.version(version)
        : ReleaseSource.version(release)
            .changed(JarChanges.with(List.of(jar + ":" + version)), "--jar");
  }
}
