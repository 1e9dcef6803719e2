package org.s3aharness.release.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that a packed release is found again in an installation, wherever it lies. */
class PackedReleaseTest {
  @TempDir Path directory;

  @Test
  void isFoundWhereItIsInstalled() throws IOException {
    Path repository = directory.resolve("m2");
    Path jar = file(repository.resolve("org/a/b/1.0/b-1.0.jar"));
    Path natives = file(repository.resolve("org/a/c/2.0/c-2.0-linux.jar"));
    file(repository.resolve("org/a/b/1.0/b-1.0.pom"));

    PackedRelease packed = PackedRelease.of("key", List.of(natives, jar), repository);
    install(packed, directory.resolve("installed"));

    Path installed = directory.resolve("installed/offline/hadoop");
    ClasspathCache cache =
        new ClasspathCache(directory.resolve("none"), List.of(installed.resolve("classpaths")));
    assertThat(cache.find("key").orElseThrow())
        .containsExactly(
            installed.resolve("repository/org/a/c/2.0/c-2.0-linux.jar"),
            installed.resolve("repository/org/a/b/1.0/b-1.0.jar"));
    assertThat(installed.resolve("repository/org/a/b/1.0/b-1.0.pom")).exists();
    assertThat(cache.find("other")).isEmpty();
  }

  @Test
  void isNotTakenWhereAJarIsMissing() throws IOException {
    Path jar = file(directory.resolve("m2/org/a/b/1.0/b-1.0.jar"));
    Path installed = directory.resolve("installed");
    install(PackedRelease.of("key", List.of(jar), directory.resolve("m2")), installed);
    Files.delete(installed.resolve("offline/hadoop/repository/org/a/b/1.0/b-1.0.jar"));

    ClasspathCache cache =
        new ClasspathCache(
            directory.resolve("none"), List.of(installed.resolve("offline/hadoop/classpaths")));
    assertThat(cache.find("key")).isEmpty();
  }

  private static void install(PackedRelease packed, Path where) throws IOException {
    for (var file : packed.files().entrySet()) {
      Path target = where.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.copy(file.getValue(), target);
    }
    Path list = where.resolve(packed.list());
    Files.createDirectories(list.getParent());
    Files.write(list, packed.classpath());
  }

  private static Path file(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    return Files.createFile(path);
  }
}
