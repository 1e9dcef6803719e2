package org.s3aharness.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.NeedsOptions;
import org.s3aharness.session.bundle.BundleSession;
import org.s3aharness.session.outcome.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code s3a-qualify bundle}, which makes one file for machines without the internet.
 */
@Command(
    name = "bundle",
    description =
        "Writes the harness, and everything that runs need, into one file for machines"
            + " without internet access. The file checks and installs itself: sh FILE DIRECTORY.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "2:wrong usage or configuration",
      "3:something cannot be downloaded or written"
    })
final class BundleCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin NeedsOptions needs;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "The file to write. Until it is complete, it is called FILE.unfinished.")
  Path output;

  @Override
  public Integer call() throws Exception {
    try (Console console = Console.plain(spec.commandLine().getOut());
        BundleSession session = new BundleSession(needs.needs(), output, console)) {
      session.run();
    }
    return ExitCode.AS_EXPECTED;
  }
}
