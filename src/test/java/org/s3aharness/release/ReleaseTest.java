package org.s3aharness.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseTest {
  @Test
  void variantsOfOneReleaseDifferInJarsOnly() {
    Release base = release("3.4.3");
    Release variant = variant(base, "a");

    assertThat(base.differsInJarsOnly(variant)).isTrue();
    assertThat(variant.differsInJarsOnly(variant(base, "b"))).isTrue();
    assertThat(variant(variant, "c").differsInJarsOnly(base)).isTrue();
  }

  @Test
  void variantsOfTwoReleasesDifferInMore() {
    Release base = release("3.4.3");
    Release other = release("3.4.2");

    assertThat(base.differsInJarsOnly(other)).isFalse();
    assertThat(variant(base, "a").differsInJarsOnly(variant(other, "a"))).isFalse();
  }

  private static Release release(String version) {
    return new Release(
        version,
        Optional.of(version),
        List.of(Path.of("hadoop-aws-" + version + ".jar")),
        Optional.empty(),
        "Hadoop " + version,
        Release.Origin.CENTRAL);
  }

  private static Release variant(Release base, String name) {
    List<Path> jars = List.of(Path.of("changed.jar"));
    return base.changed(name, jars, "changed", new VariantOf(base, List.of(), List.of()));
  }
}
