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
        "Runs a command whose JVMs go through the recorder, and judges every request and every"
            + " object that it writes. Without --profile and --base-config its own settings are"
            + " what is expected; with none of these either, it is a census.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything that was expected, or nothing was expected",
      "1:something is not encrypted as it is to be, or could not be judged",
      "2:wrong usage or configuration",
      "3:the command failed, or the infrastructure",
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
      description = "Makes this bucket before the command, on a store started for it; repeatable.")
  List<String> newBuckets = List.of();

  @Parameters(
      paramLabel = "COMMAND",
      arity = "1..*",
      description = "After --: the command with its arguments.")
  List<String> command;

  @Override
  public Integer call() throws Exception {
    Gate gate = gateOptions.gate();
    storeOptions.check();
    ClientConfiguration configuration = expectations.configuration();
    List<StoreChoice> stores = storeOptions.choices(configuration.region());
    if (stores.size() > 1) {
      throw new UsageException("--store: a job is watched on one store; give one.");
    }
    WatchSettings settings =
        new WatchSettings(
            stores.get(0),
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
