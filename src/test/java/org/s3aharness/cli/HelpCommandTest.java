package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.help.HelpCommand;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.session.store.StoreRegistry;

class HelpCommandTest {
  @TempDir Path directory;

  @Test
  void everyTopicIsListedAndHasAText() {
    String overview = help();
    for (String topic : HelpCommand.TOPICS) {
      assertThat(overview).contains(topic);
      assertThat(help(topic)).hasLineCount(HelpCommand.text(topic).split("\n").length);
    }
  }

  @Test
  void theTopicOfVerdictsHasAllOfThem() {
    List<String> labels = Arrays.stream(Verdict.values()).map(Verdict::label).toList();
    assertThat(help("verdicts")).contains(labels);
  }

  @Test
  void theTopicOfStoresHasAllOfThem() {
    assertThat(help("stores")).contains(StoreRegistry.names());
  }

  @Test
  void aCommandIsATopicToo() {
    assertThat(help("doctor")).isEqualTo(Qualify.command(directory, "doctor", "--help").output());
  }

  @Test
  void aMisspeltTopicIsToldTheNearestName() {
    Qualify help = Qualify.command(directory, "help", "verdict");
    help.assertEnded(ExitCode.USAGE);
    assertThat(help.output())
        .contains("help verdict: this is neither a topic nor a command; the nearest are verdicts");
  }

  @Test
  void theOptionsOfRunAreInGroupsWithTheMostUsedFirst() {
    String help = Qualify.command(directory, "run", "--help").output();
    assertThat(help)
        .startsWith("Usage: s3a-qualify run [OPTIONS]")
        .containsSubsequence(
            "Most used:",
            "--release",
            "--profile",
            "--suite",
            "--case",
            "--quick",
            "--store",
            "What to run:",
            "--base-config",
            "--scenario",
            "Which Hadoop:",
            "--hadoop-home",
            "--with-jar",
            "Which store:",
            "--endpoint",
            "What the run may do to a store:",
            "--bucket",
            "Gate:",
            "--baseline",
            "Output:",
            "--out",
            "Further options:",
            "--parallel",
            "Exit codes:");
  }

  @Test
  void helpShowsEveryOptionOnce() {
    String help = Qualify.command(directory, "run", "--help").output();
    Main.commandLine().getSubcommands().get("run").getCommandSpec().options().stream()
        .map(option -> option.longestName())
        .forEach(
            name ->
                assertThat(
                        help.lines()
                            .filter(line -> line.matches(" {1,6}(-\\w, )?" + name + "\\b(?!-).*")))
                    .as(name)
                    .hasSize(1));
  }

  @Test
  void theCompletionScriptIsValidForBashAndKnowsCommandsAndOptions() throws Exception {
    Qualify completion = Qualify.command(directory, "generate-completion");
    completion.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(completion.output()).contains("seaweedfs", "--hadoop-home", "upgrade");
    Path script = Files.writeString(directory.resolve("completion"), completion.output());
    assertThat(check(script)).isZero();
  }

  private static int check(Path script) throws IOException, InterruptedException {
    return new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start().waitFor();
  }

  private String help(String... topic) {
    String[] arguments = new String[topic.length + 1];
    arguments[0] = "help";
    System.arraycopy(topic, 0, arguments, 1, topic.length);
    Qualify help = Qualify.command(directory, arguments);
    help.assertEnded(ExitCode.AS_EXPECTED);
    return help.output();
  }
}
