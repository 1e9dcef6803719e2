package org.s3aharness.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.ExpectationOptions;
import org.s3aharness.cli.options.GateOptions;
import org.s3aharness.cli.options.OutputOptions;
import org.s3aharness.cli.options.StoreOptions;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.session.outcome.Gate;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.session.watch.WatchSession;
import org.s3aharness.session.watch.WatchSettings;
import org.s3aharness.watch.WatchedJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify watch}, which runs any command through the recorder. */
@Command(
    name = "watch",
    description =
        "Runs a command whose JVMs send their requests through the recorder, and judges"
            + " every request and every object that it writes. The command is judged by"
            + " --profile or --base-config; without these, by its own encryption settings; if it"
            + " has none, watch only takes a census.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is encrypted as expected, or nothing was expected",
      "1:something is not encrypted as expected, or could not be judged",
      "2:wrong usage or configuration",
      "3:the command or the infrastructure failed",
      "4:no request was seen"
    })
final class WatchCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin StoreOptions storeOptions;
  @Mixin ExpectationOptions expectations;
  @Mixin GateOptions gateOptions;
  @Mixin OutputOptions output;

  @Option(
      names = "--make-bucket",
      paramLabel = "NAME",
      description =
          "Makes this bucket before the command starts, on a store that is started for"
              + " it. Repeatable.")
  List<String> newBuckets = List.of();

  @Parameters(
      paramLabel = "COMMAND",
      arity = "1..*",
      description = "The command to watch with its arguments, after --.")
  List<String> command;

  @Override
  public Integer call() throws Exception {
    Gate gate = gateOptions.gate();
    WatchedJob.requireProgram(command, System.getenv("PATH"));
    storeOptions.check();
    ClientConfiguration configuration = expectations.configuration();
    List<StoreChoice> stores = storeOptions.choices(configuration.region());
    if (stores.size() > 1) {
      throw new UsageException("--store: watch runs on one store; give only one.");
    }
    WatchSettings settings =
        new WatchSettings(
            stores.get(0),
            storeOptions.watched(),
            newBuckets,
            configuration.files(),
            expectations.profile(),
            command,
            gate,
            Arguments.of(spec));
    // The job has the standard output.
    try (Console console = output.consoleBesideOthers(spec.commandLine().getErr());
        WatchSession session = WatchSession.start(settings, output.newDirectory(), console)) {
      return session.run();
    }
  }
}
