package org.s3aharness.cli;

import java.util.concurrent.Callable;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.NeedsOptions;
import org.s3aharness.session.bundle.PrepareSession;
import org.s3aharness.session.outcome.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify prepare}, which fetches what runs need onto this machine. */
@Command(
    name = "prepare",
    description =
        "Downloads everything that runs need to this machine, for an image or a cache."
            + " Later runs download nothing.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is here",
      "2:wrong usage or configuration",
      "3:something cannot be downloaded, or does not start"
    })
final class PrepareCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin NeedsOptions needs;

  @Override
  public Integer call() throws Exception {
    try (Console console = Console.plain(spec.commandLine().getOut());
        PrepareSession session = new PrepareSession(needs.needs(), console)) {
      session.run();
    }
    return ExitCode.AS_EXPECTED;
  }
}
