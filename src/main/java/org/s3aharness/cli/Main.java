package org.s3aharness.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.s3aharness.cli.help.HelpCommand;
import org.s3aharness.cli.help.HelpGroup;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.resource.PrefixInUseException;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs the program {@code s3a-qualify}. */
@Command(
    name = Main.NAME,
    description =
        "Tells you whether a Hadoop release keeps data in S3 encrypted the way you asked.",
    subcommands = {
      RunCommand.class,
      WatchCommand.class,
      UpgradeCommand.class,
      MergeCommand.class,
      ExplainCommand.class,
      DiffCommand.class,
      CleanCommand.class,
      BaselineCommand.class,
      BehavioursCommand.class,
      BisectCommand.class,
      DoctorCommand.class,
      PrepareCommand.class,
      BundleCommand.class,
      StoreReportCommand.class,
      ClasspathCommand.class,
      ExportCommand.class,
      HelpCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  static final String NAME = "s3a-qualify";

  /** The commands that look at all the others. */
  private static final Set<Class<?>> ABOUT_OTHERS =
      Set.of(HelpCommand.class, AutoComplete.GenerateCompletion.class);

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    ParentProcess.endWithIt();
    int exitCode = commandLine(arguments).execute(arguments);
    QuickStart.ended(exitCode);
    System.exit(exitCode);
  }

  /**
   * Returns the commands, ready to run: all of them, or the one that these arguments name, since to
   * describe all takes longer than to run some.
   */
  static CommandLine commandLine(String... arguments) {
    CommandLine commandLine =
        Stream.of(arguments)
            .limit(1)
            .flatMap(name -> named(name).stream())
            .map(command -> new CommandLine(CommandSpec.create().name(NAME)).addSubcommand(command))
            .findFirst()
            .orElseGet(() -> new CommandLine(new Main()))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExitCodeExceptionMapper(Main::exitCode)
            .setParameterExceptionHandler((e, refused) -> refuse(e))
            .setExecutionExceptionHandler((e, failed, parsed) -> explain(e, failed));
    HelpGroup.applyTo(commandLine);
    return commandLine;
  }

  /** Returns the command of this name; empty if there is none, or if it is about the others. */
  private static Optional<Class<?>> named(String name) {
    return Stream.of(Main.class.getAnnotation(Command.class).subcommands())
        .filter(command -> command.getAnnotation(Command.class).name().equals(name))
        .filter(command -> !ABOUT_OTHERS.contains(command))
        .findFirst();
  }

  /**
   * Says which argument is wrong and what is like it. The whole help, which would push that off the
   * screen, is for those who give no command.
   */
  private static int refuse(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("s3a-qualify: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    if (e instanceof MissingParameterException && command.getParent() == null) {
      command.usage(err);
    } else {
      err.printf("Try '%s --help' for all options.%n", command.getCommandSpec().qualifiedName(" "));
    }
    return command.getExitCodeExceptionMapper().getExitCode(e);
  }

  /** Tells the user in one sentence what has happened. The stack trace goes to the log. */
  private static int explain(Exception e, CommandLine commandLine) {
    LoggerFactory.getLogger(Main.class).error("broken off", e);
    boolean expected = isUsage(e) || isInfrastructure(e);
    commandLine
        .getErr()
        .println(
            expected
                ? "s3a-qualify: " + e.getMessage()
                : "s3a-qualify: unexpected " + e + ": please report it with harness.log.");
    return commandLine.getExitCodeExceptionMapper().getExitCode(e);
  }

  private static int exitCode(Throwable e) {
    return isUsage(e) ? ExitCode.USAGE : ExitCode.INFRASTRUCTURE;
  }

  private static boolean isUsage(Throwable e) {
    return e instanceof ParameterException
        || e instanceof UsageException
        || e instanceof PrefixInUseException
        || e instanceof ReleaseException release && release.kind() == ReleaseException.Kind.REQUEST;
  }

  private static boolean isInfrastructure(Throwable e) {
    return e instanceof ReleaseException
        || e instanceof StoreUnavailableException
        || e instanceof InfrastructureException;
  }

  /** Finds the version in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {NAME + " " + (version == null ? "(from classes)" : version)};
    }
  }
}
