package org.s3aharness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PlaceTest {
  private static final Place BUCKET = Place.of("bucket");
  private static final Place DIRECTORY = BUCKET.below("a").below("b");

  @Test
  void keysBeginWithThePrefix() {
    assertThat(BUCKET.key("file")).isEqualTo("file");
    assertThat(DIRECTORY.key("file")).isEqualTo("a/b/file");
    assertThat(DIRECTORY.path("a/b/file")).isEqualTo("file");
  }

  @Test
  void namesEndWithASlash() {
    assertThat(BUCKET.uri()).isEqualTo("s3a://bucket/");
    assertThat(DIRECTORY.uri()).isEqualTo("s3a://bucket/a/b/");
    assertThat(DIRECTORY).hasToString("s3://bucket/a/b/");
  }

  @Test
  void aKeyThatOnlyBeginsAlikeIsNotInThePlace() {
    assertThat(DIRECTORY.holds("a/b/file")).isTrue();
    assertThat(DIRECTORY.holds("a/bc")).isFalse();
    assertThat(DIRECTORY.holds("a/b")).isFalse();
    assertThat(DIRECTORY.isIn(BUCKET)).isTrue();
    assertThat(BUCKET.isIn(DIRECTORY)).isFalse();
    assertThat(DIRECTORY.isIn(Place.of("other"))).isFalse();
  }

  @Test
  void prefixThatIsNoDirectoryIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Place("bucket", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Place("bucket", "/a/"));
  }
}
