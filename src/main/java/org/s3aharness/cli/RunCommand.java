package org.s3aharness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.Profiles;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.CasePattern;
import org.s3aharness.harness.Runner;
import org.s3aharness.harness.Selection;
import org.s3aharness.harness.Verdict;
import org.s3aharness.report.EnvironmentFile;
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
      "1:at least one case failed, or a declared deviation no longer shows",
      "2:wrong usage or configuration",
      "3:the infrastructure failed",
      "4:nothing was judged"
    })
final class RunCommand implements Callable<Integer> {
  private static final int MAX_AGENTS = 32;

  @Spec CommandSpec spec;
  @Mixin ReleaseOptions releaseOptions;
  @Mixin StoreOptions storeOptions;

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

  @Option(
      names = "--strict",
      description = "Known deviations and cases that are not run count as failures.")
  boolean strict;

  @Option(names = "--wire", description = "Prints the exchanges of every case.")
  boolean wire;

  @Option(names = "--quiet", description = "Prints the verdict sentence only.")
  boolean quiet;

  @Override
  public Integer call() throws Exception {
    if (parallel < 1 || parallel > MAX_AGENTS) {
      throw new UsageException("--parallel " + parallel + ": give a number from 1 to 32.");
    }
    List<Profile> profiles =
        Profiles.select(
            Profiles.load(profilesDirectory == null ? Home.profiles() : profilesDirectory),
            profileNames);
    List<ConfigurationFile> bases = baseConfigs.stream().map(ConfigurationFile::read).toList();
    Selection selection =
        new Selection(
            profiles,
            suites,
            cases.stream().map(CasePattern::of).toList(),
            Optional.ofNullable(scenario));
    releaseOptions.check();
    storeOptions.check();
    RunDirectory directory = RunDirectory.create(out);
    SummaryFile.begin(directory);
    Logging.to(directory.harnessLog());
    Console console = new Console(spec.commandLine().getOut(), quiet, wire);
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
                console)) {
      // Hashing the release's jars takes seconds; nothing waits for it but the end.
      CompletableFuture<Void> environment =
          CompletableFuture.runAsync(() -> describe(session, directory));
      runSuites(session, directory);
      environment.join();
      return conclude(session, directory, report.summary(), console);
    }
  }

  private void describe(RunSession session, RunDirectory directory) {
    try {
      EnvironmentFile.write(directory, session.run(), Arguments.masked(spec));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write environment.json", e);
    }
  }

  private static void runSuites(RunSession session, RunDirectory directory) throws Exception {
    Path reporterOutput = Files.createTempDirectory(directory.root(), "junit");
    try (PrintWriter log =
        new PrintWriter(Files.newBufferedWriter(reporterOutput.resolve("log")))) {
      Runner.run(
          session.run(),
          Runner.SUITES,
          List.of(new LegacyXmlReportGeneratingListener(reporterOutput, log)));
    }
    Path xml = reporterOutput.resolve("TEST-junit-jupiter.xml");
    if (Files.exists(xml)) {
      Files.move(xml, directory.junitXml());
    }
    Files.deleteIfExists(reporterOutput.resolve("log"));
    Files.deleteIfExists(reporterOutput);
  }

  private int conclude(RunSession session, RunDirectory directory, Summary summary, Console console)
      throws Exception {
    String sentence =
        session.run().broken().map(cause -> "Incomplete: " + cause.getMessage() + " ").orElse("")
            + summary.sentence(session.run().release().name(), session.storeName());
    SummaryFile.write(directory, summary, sentence);
    if (!quiet) {
      console.say("");
      console.say(SummaryFile.terminal(summary));
    }
    console.say(sentence);
    console.say("Run directory: " + directory.root());
    if (session.run().broken().isPresent()) {
      throw session.run().broken().get();
    }
    if (summary.judged() == 0) {
      return ExitCode.NOTHING_RAN;
    }
    boolean strictlyGreen =
        summary.of(Verdict.KNOWN).isEmpty() && summary.of(Verdict.NOT_RUN).isEmpty();
    return summary.isGreen() && (!strict || strictlyGreen) ? ExitCode.AS_EXPECTED : ExitCode.FAILED;
  }
}
