package org.s3aharness.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.Place;
import picocli.CommandLine;

class PlaceOptionsTest {

  @Test
  void withoutABucketARunIsNotConfined() {
    assertThat(parsed().within()).isEmpty();
  }

  @Test
  void thePrefixHasADefault() {
    assertThat(parsed("--bucket=b1").within()).contains(new Place("b1", "s3a-qualify/"));
  }

  @ParameterizedTest
  @CsvSource({"a,a/", "/a/b/,a/b/", "a/b=1/c.d_e-f/,a/b=1/c.d_e-f/"})
  void slashesAroundAPrefixDoNotMatter(String given, String expected) {
    assertThat(parsed("--bucket=b1", "--prefix=" + given).within())
        .contains(new Place("b1", expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a//b", ".", "a/../b", "a b", "a/*", "a?x", "//a"})
  void prefixThatIsNoDirectoryIsNamed(String prefix) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parsed("--bucket=b1", "--prefix=" + prefix).within())
        .withMessageContaining("--prefix " + prefix);
  }

  @Test
  void prefixThatLeavesNoRoomForKeysIsRefused() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parsed("--bucket=b1", "--prefix=" + "a".repeat(513)).within())
        .withMessageContaining("512");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3a://b1", "b1/path", "", "-b"})
  void whatIsNoBucketIsNamed(String bucket) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parsed("--bucket=" + bucket).within())
        .withMessageContaining("--bucket " + bucket);
  }

  @Test
  void prefixNeedsABucket() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parsed("--prefix=p").check(true))
        .withMessageContaining("--prefix p: this needs --bucket");
  }

  @Test
  void bucketOfAStoreThatIsOursIsRefused() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parsed("--bucket=b1").check(false))
        .withMessageContaining("--store endpoint");
  }

  private static PlaceOptions parsed(String... arguments) {
    PlaceOptions options = new PlaceOptions();
    new CommandLine(new Command(options)).parseArgs(arguments);
    return options;
  }

  @CommandLine.Command
  private static final class Command {
    @CommandLine.Mixin final PlaceOptions options;

    Command(PlaceOptions options) {
      this.options = options;
    }
  }
}
