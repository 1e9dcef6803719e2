package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.s3aharness.documents.DocumentedCommands;
import org.s3aharness.documents.DocumentedCommands.DocumentedCommand;
import org.s3aharness.session.outcome.ExitCode;

/** Checks the commands of the documents, as their Markdown has them. */
class DocumentedCommandsTest {
  private static final int AT_LEAST = 40;

  static List<DocumentedCommand> commands() throws IOException {
    return DocumentedCommands.all();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandAndItsOptionsExist(DocumentedCommand command) {
    assertThatCode(() -> Main.commandLine().parseArgs(command.arguments().toArray(new String[0])))
        .doesNotThrowAnyException();
  }

  @Test
  void commandsAreFoundInTheDocuments() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(AT_LEAST);
    assertThat(commands()).extracting(c -> c.document().toString()).contains("README.md");
    assertThat(commands())
        .extracting(c -> c.arguments().get(0))
        .contains("run", "upgrade", "watch", "explain", "store-report", "diff", "behaviours");
  }

  @Test
  void commandsThatNeedNothingRun(@TempDir Path directory) throws IOException {
    List<DocumentedCommand> quick =
        commands().stream().filter(c -> c.arguments().equals(List.of("behaviours"))).toList();
    assertThat(quick).isNotEmpty();
    for (DocumentedCommand command : quick) {
      Qualify ran = Qualify.command(directory, command.arguments().toArray(new String[0]));
      ran.assertEnded(ExitCode.AS_EXPECTED);
    }
  }
}
