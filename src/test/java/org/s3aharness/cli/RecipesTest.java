package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.catalogue.SampleResults;
import org.s3aharness.documents.Recipes;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.merge.WrittenRun;
import org.s3aharness.session.outcome.ExitCode;

/** The recipes that need neither a store nor a Hadoop do what the document says. */
class RecipesTest {
  /** The commands that {@code RecipesIT} runs. */
  static final List<String> WITH_A_STORE_OR_HADOOP =
      List.of("run", "upgrade", "explain", "classpath", "export", "store-report");

  private static final List<String> WITHOUT = List.of("baseline", "diff", "behaviours", "clean");

  @TempDir Path directory;

  @Test
  void theyRun() throws IOException {
    Path run = WrittenRun.of(results()).into(directory.resolve("runs"));
    Recipes recipes =
        new Recipes()
            .with("runs/20261125-101500", run)
            .with("runs/20261126-101500", run)
            .with("s3a-baseline.jsonl", directory.resolve("baseline.jsonl"));
    List<List<String>> all = Recipes.of(WITHOUT);
    assertThat(all).extracting(recipe -> recipe.get(0)).containsAll(WITHOUT);
    for (List<String> recipe : all) {
      List<String> here = recipes.here(recipe);
      Qualify ran = Qualify.command(directory, here.toArray(new String[0]));
      if (here.get(0).equals("clean")) {
        // The store of the recorded run ended with it, as the message says.
        ran.assertRefused(ExitCode.USAGE, "there is nothing to clean");
      } else {
        assertThat(ran.exitCode()).as(here + "\n" + ran.output()).isEqualTo(ExitCode.AS_EXPECTED);
      }
    }
    assertThat(directory.resolve("baseline.jsonl")).isNotEmptyFile();
  }

  private static List<CaseResult> results() {
    return List.of(SampleResults.change("rename", "sse-s3-to-sse-c", Verdict.PASSED, Map.of()));
  }

  @Test
  void everyRecipeIsRunOrLeftOutForAReason() throws IOException {
    List<String> commands = new ArrayList<>(WITHOUT);
    commands.addAll(WITH_A_STORE_OR_HADOOP);
    assertThat(Recipes.all())
        .extracting(recipe -> recipe.get(0))
        .allMatch(command -> commands.contains(command) || command.equals("watch"));
    assertThat(Recipes.leftOutInVain()).isEmpty();
    assertThat(Files.readString(Path.of("docs", "recipes.md"))).contains("./s3a-qualify watch");
  }
}
