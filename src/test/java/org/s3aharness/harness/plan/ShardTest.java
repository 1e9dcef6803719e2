package org.s3aharness.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.CaseId;

class ShardTest {
  private static final List<CaseId> CASES =
      IntStream.range(0, 1000)
          .mapToObj(n -> new CaseId("put", "behaviour-" + n, Optional.empty(), "sse-c", "3.4.3"))
          .toList();

  @Test
  void everyCaseIsInExactlyOneOfTheShards() {
    List<Shard> shards = List.of(Shard.parse("1/3"), Shard.parse("2/3"), Shard.parse("3/3"));
    assertThat(CASES)
        .allMatch(id -> shards.stream().filter(shard -> shard.includes(id)).count() == 1);
  }

  @Test
  void theShardsAreAboutEquallyLarge() {
    assertThat(CASES.stream().filter(Shard.parse("2/4")::includes).count()).isBetween(200L, 300L);
  }

  /** The expected shard was computed with another implementation of CRC-32. */
  @Test
  void aCaseStaysInItsShardForEver() {
    assertThat(CASES.stream().filter(Shard.parse("1/8")::includes).limit(3).map(CaseId::behaviour))
        .containsExactly("behaviour-21", "behaviour-26", "behaviour-28");
  }

  @Test
  void theOnlyShardIsTheWholeRun() {
    assertThat(CASES).allMatch(Shard.ALL::includes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0/4", "5/4", "-1/4", "1/0", "a/b", "1/1001", "1/4/2"})
  void whatIsNoShardIsRefused(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--shard " + text);
  }
}
