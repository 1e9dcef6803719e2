package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.ReleaseException.Kind;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.StoreUnavailableException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class MainTest {
  private static final CommandLine COMMANDS = Main.commandLine();

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new UsageException("--x"), ExitCode.USAGE),
        Arguments.of(new ParameterException(COMMANDS, "--x"), ExitCode.USAGE),
        Arguments.of(ReleaseException.request("no such release"), ExitCode.USAGE),
        Arguments.of(
            new ReleaseException(Kind.INFRASTRUCTURE, "no network", null), ExitCode.INFRASTRUCTURE),
        Arguments.of(new StoreUnavailableException("gone"), ExitCode.INFRASTRUCTURE),
        Arguments.of(new InfrastructureException("no agent", null), ExitCode.INFRASTRUCTURE),
        Arguments.of(new IllegalStateException("a bug"), ExitCode.INFRASTRUCTURE));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureHasAnExitCode(Exception failure, int exitCode) {
    assertThat(COMMANDS.getExitCodeExceptionMapper().getExitCode(failure)).isEqualTo(exitCode);
  }

  static Stream<String> names() {
    return COMMANDS.getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aCommandIsTheSameWhetherTheOthersAreDescribedOrNot(String name) {
    CommandLine alone = Main.commandLine(name);

    assertThat(alone.getSubcommands()).containsKey(name);
    assertThat(alone.getSubcommands().get(name).getUsageMessage())
        .isEqualTo(COMMANDS.getSubcommands().get(name).getUsageMessage());
  }

  @Test
  void onlyTheNamedCommandIsDescribedUnlessItIsAboutTheOthers() {
    assertThat(Main.commandLine("run", "--quick").getSubcommands()).containsOnlyKeys("run");
    assertThat(Main.commandLine("help").getSubcommands()).containsKeys("run", "help");
    assertThat(Main.commandLine("no-such-command").getSubcommands()).containsKeys("run", "help");
  }

  @Test
  void aWrongOptionIsAnsweredInAFewLinesThatNameTheNearest() {
    Qualify refused = Qualify.command(Path.of("."), "run", "--quik");
    refused.assertEnded(ExitCode.USAGE);
    assertThat(refused.output().lines())
        .hasSizeLessThanOrEqualTo(4)
        .anyMatch(line -> line.contains("--quik"))
        .anyMatch(line -> line.contains("--quick"))
        .anyMatch(line -> line.contains("s3a-qualify run --help"));
  }
}
