package org.s3aharness.release.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.release.Release;
import org.s3aharness.release.jars.TestJar;

class ClasspathCacheTest {
  @TempDir Path directory;
  private ClasspathCache cache;
  private Path jar;

  @BeforeEach
  void oneJar() throws Exception {
    cache = new ClasspathCache(directory.resolve("cache"), List.of());
    jar = new TestJar().type("a/B").at(directory.resolve("a b.jar"));
  }

  @Test
  void givesBackWhatWasPut() throws Exception {
    cache.put("3.4.3-1", List.of(jar));
    assertThat(cache.find("3.4.3-1")).contains(List.of(jar));
    assertThat(cache.find("3.4.3-2")).isEmpty();
    assertThat(directory.resolve("cache"))
        .isDirectoryContaining("glob:**/3.4.3-1")
        .isDirectoryNotContaining("glob:**unfinished*");
  }

  @Test
  void forgetsAClasspathOfWhichAFileIsGone() throws Exception {
    cache.put("3.4.3-1", List.of(jar, directory));
    Files.delete(jar);
    assertThat(cache.find("3.4.3-1")).isEmpty();
  }

  @Test
  void answersFromTheCacheWithoutARepository() throws Exception {
    ReleaseResolver resolver = new ReleaseResolver(cache, MavenRepositories.OF_SETTINGS);
    cache.put("3.4.3-" + CentralRelease.RECIPE + "-s3ec-4.0.0", List.of(jar));
    Release release = resolver.fromCentral("3.4.3", line -> {});
    assertThat(release.classpath()).containsExactly(jar);
    assertThat(release.origin()).isEqualTo(Release.Origin.CENTRAL);
  }
}
