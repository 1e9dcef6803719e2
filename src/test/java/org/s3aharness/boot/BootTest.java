package org.s3aharness.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootTest {
  @TempDir Path directory;

  @Test
  void theFilesOfAReleaseAreUnpackedOnce() throws IOException {
    Path jar = jar("s3a-qualify/lib/a.jar", "org/s3aharness/boot/Boot.class");
    Path home = Boot.unpacked(jar, directory.resolve("cache"));
    assertThat(files(home)).containsExactly("lib/a.jar");

    Path mark = Files.createFile(home.resolve("mark"));
    assertThat(Boot.unpacked(jar, directory.resolve("cache"))).isEqualTo(home);
    assertThat(mark).exists();
  }

  @Test
  void anotherJarHasAnotherDirectory() throws IOException {
    Path cache = directory.resolve("cache");
    Path first = Boot.unpacked(jar("s3a-qualify/a"), cache);
    Path second = Boot.unpacked(jar("s3a-qualify/b"), cache);
    assertThat(second).isNotEqualTo(first);
    assertThat(files(cache)).hasSize(2);
  }

  @Test
  void aJarThatLeadsElsewhereIsRefusedAndLeavesNothing() throws IOException {
    Path jar = jar("s3a-qualify/../../outside");
    Path cache = directory.resolve("cache");
    assertThatThrownBy(() -> Boot.unpacked(jar, cache)).isInstanceOf(IOException.class);
    assertThat(directory.resolve("outside")).doesNotExist();
    assertThat(files(cache)).isEmpty();
  }

  private Path jar(String... names) throws IOException {
    Path jar = Files.createTempFile(directory, "single", ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : names) {
        out.putNextEntry(new JarEntry(name));
        out.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(directory::relativize)
          .map(Path::toString)
          .toList();
    }
  }
}
