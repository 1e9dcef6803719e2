package org.s3aharness.cli.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.cli.Qualify;
import org.s3aharness.session.outcome.ExitCode;

/** Checks what {@code bundle} and {@code prepare} refuse before they fetch anything. */
class BadBundleTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"no/such/directory/file", "."})
  void aFileThatCannotBeWrittenIsNamed(String output) {
    Path file = directory.resolve(output);
    bundle("--output", file.toString()).assertRefused(ExitCode.USAGE, "--output " + file);
  }

  @Test
  void aReleaseThatDoesNotExistIsNamedAndNothingIsLeft() {
    Path file = directory.resolve("bundle.sh");
    bundle("--output", file.toString(), "--release", "3.4.3,3.4.99")
        .assertRefused(ExitCode.USAGE, "There is no Hadoop 3.4.99");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anUnknownStoreIsNamed() {
    bundle("--output", directory.resolve("x").toString(), "--store", "tape")
        .assertRefused(ExitCode.USAGE, "tape");
  }

  @Test
  void aFileIsAskedFor() {
    bundle().assertRefused(ExitCode.USAGE, "--output");
  }

  @Test
  void whatCannotBePreparedForIsNamed() {
    Qualify.command(directory, "prepare", "--release", "latest")
        .assertRefused(ExitCode.USAGE, "latest");
    Qualify.command(directory, "prepare", "--release", "3.4.99")
        .assertRefused(ExitCode.USAGE, "There is no Hadoop 3.4.99");
  }

  private Qualify bundle(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "bundle";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Qualify.command(directory, all);
  }
}
