package org.s3aharness.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedClassesTest {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir Path directory;
  private Path cache;
  private Path jar;

  @BeforeEach
  void jar() throws IOException {
    cache = directory.resolve("cache");
    jar = Files.writeString(directory.resolve("hadoop.jar"), "classes");
  }

  @Test
  void theFirstAgentMakesTheArchiveThatLaterOnesUse() throws Exception {
    ended(first(), Optional.of(0));

    SharedClasses second = of(jar);

    assertThat(second.isBeingMade()).isFalse();
    assertThat(second.jvmOptions().get(0)).startsWith("-XX:SharedArchiveFile=" + cache);
  }

  @Test
  void onlyOneAgentAtATimeMakesIt() {
    SharedClasses first = first();

    assertThat(of(jar).jvmOptions()).isEmpty();
    first.agentEnded(Optional.empty());
  }

  @Test
  void whatAKilledAgentLeavesIsRemoved() throws Exception {
    ended(first(), Optional.empty());

    assertThat(cache).isEmptyDirectory();
    ended(first(), Optional.of(137));
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void whatAKilledHarnessLeavesIsRemoved() throws Exception {
    Files.createDirectories(cache);
    long nobody = Long.MAX_VALUE;
    Path left = Files.createFile(cache.resolve("3.4.3-reader-x.jsa." + nobody + ".unfinished"));

    first().agentEnded(Optional.empty());

    assertThat(left).doesNotExist();
  }

  @Test
  void aChangedJarMakesAnotherArchive() throws Exception {
    ended(first(), Optional.of(0));
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));

    ended(first(), Optional.of(0));

    try (Stream<Path> archives = Files.list(cache)) {
      assertThat(archives).hasSize(2);
    }
  }

  @Test
  void thereIsNoneForDirectories() {
    assertThat(of(directory).jvmOptions()).isEmpty();
  }

  private SharedClasses first() {
    SharedClasses first = of(jar);
    assertThat(first.isBeingMade()).isTrue();
    return first;
  }

  private static void ended(SharedClasses classes, Optional<Integer> exitCode) throws IOException {
    String option = classes.jvmOptions().get(0);
    Files.writeString(Path.of(option.substring(option.indexOf('=') + 1)), "archive");
    classes.agentEnded(exitCode);
  }

  private SharedClasses of(Path entry) {
    Release release =
        new Release(
            "3.4.3",
            Optional.of("3.4.3"),
            List.of(entry),
            Optional.empty(),
            "3.4.3",
            Release.Origin.CENTRAL);
    AgentOptions options = AgentOptions.named("a", directory, directory.resolve("a.log"));
    return SharedClasses.in(cache, release, release.classpath(), JAVA_HOME, options);
  }
}
