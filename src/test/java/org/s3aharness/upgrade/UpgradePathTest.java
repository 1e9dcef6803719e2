package org.s3aharness.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.harness.verdict.Witness;

/** Ways through three releases, by what each reads of the others. */
class UpgradePathTest {
  private static final List<String> RELEASES = List.of("a", "b", "c");

  private final List<CaseResult> results = new ArrayList<>();

  private UpgradePath path() {
    return new UpgradeAnalysis(results, DeclaredDeviations.of(List.of()), RELEASES, (a, b) -> false)
        .path();
  }

  private void reads(String writer, String reader, boolean readable) {
    CaseId id =
        new CaseId(
            "cross-release",
            "files-are-read",
            Optional.empty(),
            "cse-kms",
            writer + "-to-" + reader);
    List<Check> failed =
        readable
            ? List.of()
            : List.of(
                Check.equal(Witness.S3A, "readable", reader + " reads", "read", "threw")
                    .withGrade(Grade.UNREADABLE));
    results.add(
        new CaseResult(
            id,
            "says",
            "source",
            "section",
            readable ? Verdict.PASSED : Verdict.FAILED,
            "",
            failed,
            Map.of("s3a:readable", 1),
            Map.of(),
            Map.of(),
            List.of(),
            Duration.ZERO,
            1));
  }

  private void allBut(String... unreadable) {
    for (String writer : RELEASES) {
      for (String reader : RELEASES) {
        if (!writer.equals(reader)) {
          reads(writer, reader, !List.of(unreadable).contains(writer + reader));
        }
      }
    }
  }

  @Test
  void whereAllReadAllAnyOrderIsSafe() {
    allBut();
    assertThat(path().steps())
        .extracting(PathStep::order)
        .containsExactly(PathStep.Order.ANY, PathStep.Order.ANY);
    assertThat(path().sentence()).startsWith("The path a, b, c: all data stays readable");
  }

  @Test
  void whatTheOldDoesNotReadOfTheNewMustWaitForTheReaders() {
    allBut("cb", "ca");
    assertThat(path().steps())
        .extracting(PathStep::order)
        .containsExactly(PathStep.Order.ANY, PathStep.Order.READERS_FIRST);
    assertThat(path().steps().get(1).sentence())
        .isEqualTo(
            "Step 2, b to c: c reads everything that was written before; readers first: b"
                + " cannot read what c writes (cse-kms), so change every reader before the first"
                + " writer.");
    assertThat(path().steps().get(1).unreadable()).isEmpty();
  }

  @Test
  void whatTheNewDoesNotReadOfTheOldKeepsReadersBack() {
    allBut("bc");
    assertThat(path().steps().get(1).order()).isEqualTo(PathStep.Order.WRITERS_FIRST);
    assertThat(path().sentence()).isEqualTo("The path a, b, c: data becomes unreadable at step 2.");
  }

  @Test
  void whereNeitherReadsTheOtherNoOrderIsSafe() {
    allBut("bc", "cb");
    assertThat(path().steps().get(1).order()).isEqualTo(PathStep.Order.NONE);
  }

  @Test
  void dataOfTwoStepsAgoBecomesUnreadableToo() {
    allBut("ac");
    PathStep second = path().steps().get(1);
    assertThat(second.order()).isEqualTo(PathStep.Order.ANY);
    assertThat(second.unreadable()).containsOnlyKeys("a");
    assertThat(second.sentence()).contains("c cannot read what a wrote (cse-kms)");
    assertThat(path().sentence()).endsWith("at step 2.");
  }

  @Test
  void aStepThatWasNotJudgedIsNoAnswer() {
    reads("a", "b", true);
    reads("b", "a", true);
    assertThat(path().steps().get(1).order()).isEqualTo(PathStep.Order.UNKNOWN);
    assertThat(path().sentence()).endsWith("no answer, because not every step was judged.");
  }
}
