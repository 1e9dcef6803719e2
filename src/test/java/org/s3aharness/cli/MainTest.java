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
