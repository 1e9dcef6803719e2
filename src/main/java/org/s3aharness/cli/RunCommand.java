package org.s3aharness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.Profiles;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.CaseCount;
import org.s3aharness.harness.CasePattern;
import org.s3aharness.harness.Runner;
import org.s3aharness.harness.Selection;
import org.s3aharness.report.EnvironmentFile;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.JUnitXml;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunReport;
import org.s3aharness.report.Summary;
import org.s3aharness.report.SummaryFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code s3a-qualify run}. */
@Command(
    name = "run",
    description = "Runs the suites over every profile and judges what S3A does.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything as expected",
      "1:at least one case failed, or a declared deviation no longer shows; with --baseline, anything"
          + " worse than there",
      "2:wrong usage or configuration",
      "3:the infrastructure failed",
      "4:nothing was judged"
    })
final class RunCommand implements Callable<Integer> {
  private static final int MAX_AGENTS = 32;

  @Spec CommandSpec spec;
  @Mixin ReleaseOptions releaseOptions;
  @Mixin StoreOptions storeOptions;
  @Mixin GateOptions gateOptions;

  @Option(
      names = "--base-config",
      paramLabel = "FILE",
      description =
          "A core-site.xml that lies beneath every profile; more than one in their order.")
  List<Path> baseConfigs = List.of();

  @Option(
      names = "--profiles",
      paramLabel = "DIR",
      description = "Where the profiles are; the harness's own test-configs unless told.")
  Path profilesDirectory;

  @Option(names = "--profile", paramLabel = "NAME", description = "Only this profile; repeatable.")
  List<String> profileNames = List.of();

  @Option(names = "--suite", paramLabel = "NAME", description = "Only this suite; repeatable.")
  List<String> suites = List.of();

  @Option(
      names = "--case",
      paramLabel = "PATTERN",
      description = "Only cases whose id matches; * stands for any text; repeatable.")
  List<String> cases = List.of();

  @Option(
      names = "--scenario",
      paramLabel = "CLASS",
      description =
          "Runs a Scenario of yours (on --extra-classpath) under every selected profile instead of"
              + " the suites.")
  String scenario;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "2",
      description = "Agents side by side, 1 to 32. Default: ${DEFAULT-VALUE}.")
  int parallel;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where run directories are made. Default: ${DEFAULT-VALUE}.")
  Path out;

  @Option(names = "--wire", description = "Prints the exchanges of every case.")
  boolean wire;

  @Option(names = "--quiet", description = "Prints nothing but errors.")
  boolean quiet;

  @Override
  public Integer call() throws Exception {
    if (parallel < 1 || parallel > MAX_AGENTS) {
      throw new UsageException("--parallel " + parallel + ": give a number from 1 to 32.");
    }
    gateOptions.check();
    List<Profile> allProfiles =
        Profiles.load(profilesDirectory == null ? Home.profiles() : profilesDirectory);
    List<Profile> profiles = Profiles.select(allProfiles, profileNames);
    List<ConfigurationFile> bases = baseConfigs.stream().map(ConfigurationFile::read).toList();
    Selection selection =
        new Selection(
            profiles,
            suites,
            cases.stream().map(CasePattern::of).toList(),
            Optional.ofNullable(scenario),
            gateOptions.shard());
    Invocation invocation = Arguments.of(spec);
    RunDirectory directory = RunDirectory.create(out);
    Logging.to(directory.harnessLog());
    Console console = new Console(spec.commandLine().getOut(), Console.isTerminal(), quiet, wire);
    try (RunReport report = new RunReport(directory, console::result);
        RunSession session =
            RunSession.start(
                selection,
                bases,
                releaseOptions,
                storeOptions,
                parallel,
                directory,
                report,
                console);
        Conclusion conclusion =
            new Conclusion(
                report,
                invocation,
                summary -> summary.sentence(session.run().release().name(), session.storeName()),
                summary ->
                    gateOptions.judge(summary, id -> selection.wouldInclude(id, allProfiles)),
                List::of)) {
      // Hashing the release's jars takes seconds; nothing waits for it but the end.
      CompletableFuture<Void> environment =
          CompletableFuture.runAsync(() -> describe(session, directory, invocation));
      runSuites(session, directory, selection, console);
      environment.join();
      return conclude(session, directory, report.summary(), conclusion, invocation, console);
    }
  }

  private static void describe(RunSession session, RunDirectory directory, Invocation invocation) {
    try {
      EnvironmentFile.write(directory, session.run(), invocation);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write environment.json", e);
    }
  }

  private static void runSuites(
      RunSession session, RunDirectory directory, Selection selection, Console console)
      throws IOException {
    CaseCount count = new CaseCount(selection, session.run().release().name());
    try (JUnitXml junit = new JUnitXml(directory)) {
      Runner.run(
          session.run(),
          Runner.SUITES,
          List.of(junit.listener(), new Progress(count, console::done)));
    }
  }

  private int conclude(
      RunSession session,
      RunDirectory directory,
      Summary summary,
      Conclusion conclusion,
      Invocation invocation,
      Console console)
      throws IOException {
    Optional<RuntimeException> broken = session.run().broken();
    Headline headline = conclusion.write(broken.map(Throwable::getMessage));
    console.end(SummaryFile.terminal(summary, invocation));
    headline.gate().forEach(console::progress);
    console.progress(headline.sentence());
    console.progress("Run directory: " + directory.root());
    console.progress("To explore: " + directory.page());
    if (broken.isPresent()) {
      throw broken.get();
    }
    return conclusion.exitCode();
  }
}
