package org.s3aharness.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "data-lake", "2024-logs", "my.dotted.bucket", "1.2.3.x", "a-b.c-2024"})
  void aBucketMayHaveTheName(String name) {
    assertThat(new BucketName(name).whyNever()).isEmpty();
    assertThat(new BucketName(name).whyNotMadeToday()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "hr, 3 to 63 characters",
    "192.168.5.4, not an IP address",
    "data lake, only lowercase letters",
    "lake*, only lowercase letters",
    "-lake, begins and ends with a letter or digit",
    "lake-, begins and ends with a letter or digit",
    "my..lake, no two dots in a row",
    "data_lake, Java finds no host in s3a://data_lake/",
    "logs.2024, Java finds no host in s3a://logs.2024/",
  })
  void noBucketOfTheNameCanBeUsed(String name, String why) {
    assertThat(new BucketName(name).whyNever()).hasValueSatisfying(said -> contains(said, why));
  }

  @Test
  void olderBucketsHaveCapitalLettersAndLongerNames() {
    assertThat(new BucketName("Finance").whyNever()).isEmpty();
    assertThat(new BucketName("Finance").whyNotMadeToday())
        .hasValueSatisfying(said -> contains(said, "no capital letters"));
    assertThat(new BucketName("a".repeat(64)).whyNever()).isEmpty();
    assertThat(new BucketName("a".repeat(64)).whyNotMadeToday())
        .hasValueSatisfying(said -> contains(said, "at most 63 characters"));
    assertThat(new BucketName("a".repeat(256)).whyNever()).isPresent();
  }

  private static void contains(String said, String why) {
    assertThat(said).contains(why);
  }
}
