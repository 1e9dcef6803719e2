package org.s3aharness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map in docs/design.md names every package, and each package says in one line what it is. */
class MapOfPackagesTest {
  private static final Path PACKAGES = Path.of("src/main/java/org/s3aharness");
  private static final Pattern ENTRY =
      Pattern.compile("^ {2}(?<name>\\w+)/ .*(?:\\R {15}.*)*", Pattern.MULTILINE);
  private static final Pattern ONE_LINE =
      Pattern.compile("/\\*\\* [A-Z].*\\. \\*/\\Rpackage .*;\\R");

  @Test
  void theMapNamesEveryPackage() throws IOException {
    Map<String, String> entries = entries();
    assertThat(packages().stream().map(path -> path.split("/")[0]).distinct())
        .containsExactlyInAnyOrderElementsOf(entries.keySet());
    for (String path : packages()) {
      String entry = entries.get(path.split("/")[0]);
      assertThat(entry).as(path).contains(path.substring(path.lastIndexOf('/') + 1) + "/");
    }
  }

  @Test
  void theMapNamesNoPackageThatIsNotThere() throws IOException {
    List<String> packages = packages();
    entries()
        .forEach(
            (top, entry) -> {
              Matcher named = Pattern.compile("(?<![\\w/])([a-z/]+)/(?=\\W)").matcher(entry);
              while (named.find()) {
                String name = named.group(1);
                assertThat(packages)
                    .as(name + " in the entry of " + top)
                    .contains(name.equals(top) ? top : top + "/" + name);
              }
            });
  }

  @Test
  void everyPackageSaysInOneLineWhatItIs() throws IOException {
    for (String path : packages()) {
      assertThat(PACKAGES.resolve(path).resolve("package-info.java")).content().matches(ONE_LINE);
    }
  }

  /** Returns the entry of the map for each package at the top. */
  private static Map<String, String> entries() throws IOException {
    String document = Files.readString(Path.of("docs/design.md"));
    Matcher entry = ENTRY.matcher(document.split("```")[1]);
    Map<String, String> entries = new LinkedHashMap<>();
    while (entry.find()) {
      entries.put(entry.group("name"), entry.group());
    }
    return entries;
  }

  /** Returns the directories of classes, such as {@code harness/run}. */
  private static List<String> packages() throws IOException {
    try (Stream<Path> files = Files.walk(PACKAGES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> PACKAGES.relativize(file.getParent()).toString())
          .distinct()
          .sorted()
          .toList();
    }
  }
}
