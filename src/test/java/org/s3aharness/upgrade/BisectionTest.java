package org.s3aharness.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.s3aharness.upgrade.Bisection.Seen;

class BisectionTest {
  private static final List<String> VERSIONS =
      IntStream.rangeClosed(1, 100).mapToObj(Integer::toString).toList();

  private static Bisection.Result firstBad(int first, Set<Integer> unknown) throws Exception {
    return Bisection.of(
        VERSIONS,
        version -> {
          int number = Integer.parseInt(version);
          if (unknown.contains(number)) {
            return Seen.UNKNOWN;
          }
          return number < first ? Seen.GOOD : Seen.BAD;
        });
  }

  @Test
  void theFirstBadOfAHundredIsFoundWithFewJudgements() throws Exception {
    for (int first = 2; first <= 100; first++) {
      Bisection.Result result = firstBad(first, Set.of());
      assertThat(result.firstBad()).contains(Integer.toString(first));
      assertThat(result.lastGood()).contains(Integer.toString(first - 1));
      assertThat(result.seen()).hasSizeLessThanOrEqualTo(9);
    }
  }

  @Test
  void aVersionThatCannotBeJudgedIsNamedIfItMayBeTheFirst() throws Exception {
    assertThat(firstBad(40, Set.of(38, 39)).sentence())
        .isEqualTo("First bad: 40, or one of 38, 39, which could not be judged. Last good: 37.");
    assertThat(firstBad(40, Set.of(20, 51)).sentence()).isEqualTo("First bad: 40. Last good: 39.");
  }

  @Test
  void endsThatAreNotGoodAndBadGiveNoAnswer() throws Exception {
    assertThat(firstBad(1, Set.of()).sentence())
        .isEqualTo("No answer: 1 should be good, but is bad.");
    assertThat(firstBad(101, Set.of()).sentence())
        .isEqualTo("No answer: 100 should be bad, but is good.");
  }
}
