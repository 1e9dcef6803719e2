package org.s3aharness.documents;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.documents.DocumentedCommands.DocumentedCommand;

/**
 * The commands of {@code docs/recipes.md} with real files, directories and addresses in the place
 * of the names that stand for a reader's own.
 */
public final class Recipes {
  private static final Path DOCUMENT = Path.of("docs", "recipes.md");

  /** The commands that no test runs from the document, by how they begin, and why not. */
  private static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("watch", "WatchIT watches the same kinds of job"),
          Map.entry("export", "ExportIT builds and runs what it writes"),
          Map.entry("upgrade --all", "UpgradeIT: four releases are 3 GB"),
          Map.entry("upgrade --path", "UpgradeIT: three releases are 2 GB"),
          Map.entry("upgrade --from 3.4.3 --to 3.4.3 --with-jar", "UpgradeIT: a bundle is 600 MB"),
          Map.entry("upgrade --from /opt/hadoop", "UpgradeIT, with releases that are installed"),
          Map.entry("run --hadoop-source", "it needs Hadoop's own build"),
          Map.entry("run --hadoop-home", "InstalledReleaseTest, and cluster tests"),
          Map.entry("run --hadoop-conf /etc/hadoop/conf --credential-file", "CredentialStoresIT"),
          Map.entry("run --store aws", "AwsRunIT, on a store that passes for AWS"),
          Map.entry("run --suite faulty-network", "every run without a selection has these suites"),
          Map.entry("run --store localstack,seaweedfs", "SeaweedFsRunIT"),
          Map.entry("run --store seaweedfs", "SeaweedFsRunIT"));

  private final Map<String, String> substitutes = new LinkedHashMap<>();

  /** Puts something real in the place of a name in the document; longer names come first. */
  public Recipes with(String name, Object substitute) {
    substitutes.put(name, substitute.toString());
    return this;
  }

  /** Returns the recipes that begin with one of these commands and are run, in order. */
  public static List<List<String>> of(List<String> commands) throws IOException {
    return all().stream()
        .filter(recipe -> commands.contains(recipe.get(0)))
        .filter(recipe -> LEFT_OUT.keySet().stream().noneMatch(text(recipe)::startsWith))
        .toList();
  }

  /** Returns every recipe. */
  public static List<List<String>> all() throws IOException {
    return DocumentedCommands.all().stream()
        .filter(command -> command.document().equals(DOCUMENT))
        .map(DocumentedCommand::arguments)
        .toList();
  }

  /** Returns the beginnings that stand for no recipe any more. */
  public static List<String> leftOutInVain() throws IOException {
    List<String> texts = all().stream().map(Recipes::text).toList();
    return LEFT_OUT.keySet().stream()
        .filter(beginning -> texts.stream().noneMatch(text -> text.startsWith(beginning)))
        .toList();
  }

  private static String text(List<String> recipe) {
    return String.join(" ", recipe);
  }

  /** Returns the recipe as it can be run here. */
  public List<String> here(List<String> recipe) {
    List<String> here = new ArrayList<>();
    for (String argument : recipe) {
      String replaced = argument;
      for (Map.Entry<String, String> substitute : substitutes.entrySet()) {
        if (replaced.contains(substitute.getKey())) {
          replaced = replaced.replace(substitute.getKey(), substitute.getValue());
          break;
        }
      }
      here.add(replaced);
    }
    return here;
  }
}
