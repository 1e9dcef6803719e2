package org.s3aharness.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.s3aharness.harness.verdict.ChangedCheck.observing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Deviation;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Sighting;
import org.s3aharness.harness.verdict.Symptom;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.harness.verdict.Witness;

class UpgradeAnalysisTest {
  private static final Check PLAINTEXT = check(Witness.WIRE, "plaintext", Grade.EXPOSED);
  private static final Check HEADER = check(Witness.WIRE, "COPY_OBJECT header", Grade.DIFFERENT);
  private static final Check UNREADABLE = check(Witness.S3A, "readable", Grade.UNREADABLE);
  private static final Check KEY = check(Witness.STORE, "kms-key", Grade.WEAKER);

  private static final List<String> RELEASES = List.of("3.3.6", "3.4.1");
  private static final String SWAPPED = "3.4.3+bundle-2.54.3";

  private final List<CaseResult> results = new ArrayList<>();

  @Test
  void anUpgradeWithoutFailuresIsSafe() {
    alone("cse-kms", "3.3.6");
    alone("cse-kms", "3.4.1");

    assertThat(answer().isSafe()).isTrue();
    assertThat(answer().sentence())
        .isEqualTo("Safe: Hadoop 3.3.6 to 3.4.1: no setting behaves differently.");
  }

  @Test
  void anUpgradeOfWhichNothingWasJudgedHasNoAnswer() {
    assertThat(answer().isSafe()).isFalse();
    assertThat(answer().sentence()).startsWith("No answer: ");
  }

  @Test
  void anIncompleteRunIsNoAnswerUnlessItFoundHarm() {
    alone("cse-kms", "3.4.1", HEADER);
    assertThat(incomplete().isSafe()).isFalse();
    assertThat(incomplete().sentence()).startsWith("No answer: ").contains("incomplete");
    assertThat(incomplete().rollbackSentence()).endsWith("no answer.");

    alone("sse-c", "3.4.1", PLAINTEXT);
    assertThat(incomplete().sentence()).startsWith("Not safe: ");
  }

  @Test
  void whatBothReleasesExposeMakesTheWayBackUnsafeTooAndIsToldOnce() {
    alone("cse-kms", "3.3.6", PLAINTEXT);
    alone("cse-kms", "3.4.1", PLAINTEXT);

    assertThat(answer().rollbackSentence())
        .isEqualTo(
            "Rollback from 3.4.1 to 3.3.6: not safe: files are written as plaintext: 1 setting exposes data as before (cse-kms).");
    assertThat(answer().back()).isEmpty();
  }

  private UpgradeAnswer incomplete() {
    return new UpgradeAnalysis(
            results, DeclaredDeviations.of(List.of()), RELEASES, (from, to) -> false)
        .answer("3.3.6", "3.4.1", false);
  }

  @Test
  void plaintextOfTheNewReleaseIsExposed() {
    alone("cse-kms", "3.3.6");
    alone("cse-kms", "3.4.1", PLAINTEXT);

    assertThat(answer().isSafe()).isFalse();
    assertThat(answer().sentence())
        .isEqualTo(
            "Not safe: Hadoop 3.3.6 to 3.4.1: files are written as plaintext: 1 setting exposes data (cse-kms).");
    Finding finding = answer().forward().get(0);
    assertThat(finding.since()).isEqualTo("3.4.1");
    assertThat(finding.before()).isFalse();
    assertThat(finding.evidence().get(0).other()).isEqualTo("passed");
    assertThat(finding.plainestCase()).isEqualTo("put/content-holds[cse-kms]@*");
  }

  @Test
  void plaintextThatWasThereBeforeIsStillNotSafe() {
    alone("cse-custom", "3.3.6", PLAINTEXT);
    alone("cse-custom", "3.4.1", PLAINTEXT);

    assertThat(answer().isSafe()).isFalse();
    assertThat(answer().sentence()).contains("1 setting exposes data as before (cse-custom)");
    assertThat(answer().forward().get(0).since()).isEqualTo("3.3.6 or before");
  }

  @Test
  void plaintextOfAReleaseIsNotTheFaultOfAJarThatIsSwappedInIt() {
    alone("cse-kms", "3.4.3", PLAINTEXT);
    alone("cse-kms", SWAPPED, PLAINTEXT);

    assertThat(swap().isSafe()).isTrue();
    assertThat(swap().sentence())
        .isEqualTo(
            "Safe: Hadoop 3.4.3 to 3.4.3+bundle-2.54.3: no setting behaves differently; with the"
                + " old jars, too, files are written as plaintext: 1 setting exposes data as"
                + " before (cse-kms).");
    assertThat(swap().rollbackSentence()).contains(": safe: ").contains("exposes data as before");
  }

  @Test
  void plaintextThatAnotherJarWritesElsewhereIsNotSafe() {
    alone("cse-kms", "3.4.3", PLAINTEXT);
    alone("cse-kms", SWAPPED, observing(PLAINTEXT, "plaintext of another file"));

    assertThat(swap().isSafe()).isFalse();
    assertThat(swap().sentence())
        .startsWith("Not safe: ")
        .endsWith(": files are written as plaintext: 1 setting exposes data (cse-kms).");
  }

  private UpgradeAnswer swap() {
    return new UpgradeAnalysis(
            results,
            DeclaredDeviations.of(List.of()),
            List.of("3.4.3", SWAPPED),
            (from, to) -> true)
        .answer("3.4.3", SWAPPED, true);
  }

  @Test
  void anotherHarmThatWasThereBeforeDoesNotMakeTheUpgradeUnsafe() {
    alone("sse-kms", "3.3.6", KEY);
    alone("sse-kms", "3.4.1", KEY);

    assertThat(answer().isSafe()).isTrue();
    assertThat(answer().forward()).extracting(Finding::before).containsExactly(true);
  }

  @Test
  void aThirdKeyWhereTheFirstWasIsAnotherFinding() {
    alone("sse-kms", "3.3.6", KEY);
    alone("sse-kms", "3.4.1", observing(KEY, "a third key"));

    assertThat(answer().isSafe()).isFalse();
    assertThat(answer().forward()).extracting(Finding::before).containsExactly(false);
  }

  @Test
  void namesThatAreNewInEveryCaseDoNotMakeADifference() {
    alone("sse-kms", "3.3.6", observing(KEY, "key of case-1").comparedBy("key of {bucket}"));
    alone("sse-kms", "3.4.1", observing(KEY, "key of case-2").comparedBy("key of {bucket}"));

    assertThat(answer().forward()).extracting(Finding::before).containsExactly(true);
  }

  @Test
  void aDifferenceIsReportedAndSafe() {
    alone("none", "3.3.6");
    alone("none", "3.4.1", HEADER);

    assertThat(answer().isSafe()).isTrue();
    assertThat(answer().sentence())
        .isEqualTo("Safe: Hadoop 3.3.6 to 3.4.1: 1 setting behaves differently (none).");
  }

  @Test
  void dataThatTheNewReleaseCannotReadIsOfTheUpgradeAndTheReverseOfTheRollback() {
    alone("cse-kms", "3.4.1");
    across("cse-kms", "3.3.6-to-3.4.1", UNREADABLE);
    across("sse-s3", "3.4.1-to-3.3.6", UNREADABLE);

    assertThat(answer().forward())
        .extracting(Finding::profiles)
        .containsExactly(List.of("cse-kms"));
    assertThat(answer().back()).extracting(Finding::profiles).containsExactly(List.of("sse-s3"));
    assertThat(answer().rollbackSentence())
        .isEqualTo(
            "Rollback from 3.4.1 to 3.3.6: not safe: files of the other release cannot be"
                + " read: 1 setting makes data unreadable (sse-s3).");
  }

  @Test
  void whatTheOldReleaseSendsInTheReverseCaseWasThereBefore() {
    across("sse-kms-context", "3.3.6-to-3.4.1", KEY);
    across("sse-kms-context", "3.4.1-to-3.3.6", KEY);

    assertThat(answer().forward()).extracting(Finding::before).containsExactly(true);
  }

  @Test
  void aCheckThatTheOldReleaseDidNotMeetInTheCaseIsLookedForUnderTheSetting() {
    results.add(result("read", "sse-kms", "3.3.6", Verdict.PASSED, KEY));
    alone("sse-kms", "3.3.6");
    alone("sse-kms", "3.4.1", KEY);

    assertThat(answer().forward()).extracting(Finding::before).containsExactly(true);
  }

  @Test
  void dataThatNeitherCanReadOfTheOtherWasReadableBefore() {
    across("cse-kms", "3.3.6-to-3.4.1", UNREADABLE);
    across("cse-kms", "3.4.1-to-3.3.6", UNREADABLE);

    assertThat(answer().forward()).extracting(Finding::before).containsExactly(false);
  }

  @Test
  void settingsWithTheSameSymptomsAreOneFinding() {
    alone("cse-kms", "3.4.1", PLAINTEXT);
    alone("cse-custom", "3.4.1", PLAINTEXT);

    assertThat(answer().forward())
        .extracting(Finding::profiles)
        .containsExactly(List.of("cse-custom", "cse-kms"));
  }

  @Test
  void aDeviationOfTheStoreIsNoFindingAndOneOfTheReleaseAddsItsLinkOnly() {
    alone(
        "sse-kms",
        "3.4.1",
        KEY.withDeviation("store:kms-key"),
        PLAINTEXT.withDeviation("wire:plaintext"));
    DeclaredDeviations declared =
        DeclaredDeviations.of(
            List.of(deviation("store:kms-key", "localstack"), deviation("wire:plaintext", "")));

    List<Finding> findings =
        new UpgradeAnalysis(results, declared, RELEASES, (from, to) -> false).of("3.3.6", "3.4.1");

    assertThat(findings).extracting(Finding::grade).containsExactly(Grade.EXPOSED);
    assertThat(findings.get(0).links()).containsExactly("https://example.org/");
  }

  @Test
  void aCaseThatIsNotRunAnyMoreIsADifference() {
    alone("none", "3.3.6");
    results.add(result("put", "none", "3.4.1", Verdict.NOT_RUN));

    assertThat(answer().forward().get(0).evidence().get(0).check()).isEqualTo("s3a:not-run");
  }

  @Test
  void anotherFormatOfTheClientsEncryptionIsADifference() {
    results.add(withEnvelope("3.3.6", "format 2"));
    results.add(withEnvelope("3.4.1", "format 3"));

    assertThat(answer().forward())
        .singleElement()
        .returns(Grade.DIFFERENT, Finding::grade)
        .extracting(finding -> finding.evidence().get(0).message())
        .asString()
        .contains("expected format 2, was format 3");

    results.clear();
    results.add(withEnvelope("3.3.6", "format 3"));
    results.add(withEnvelope("3.4.1", "format 3"));
    assertThat(answer().forward()).isEmpty();
  }

  private static CaseResult withEnvelope(String release, String envelope) {
    CaseResult seen = result("put", "cse-kms", release, Verdict.PASSED);
    return new CaseResult(
        seen.id(),
        seen.says(),
        seen.source(),
        seen.section(),
        seen.verdict(),
        seen.reason(),
        seen.failed(),
        seen.counts(),
        seen.notAsked(),
        Map.of("envelope", envelope),
        seen.deviations(),
        seen.wallTime(),
        seen.exchanges());
  }

  private UpgradeAnswer answer() {
    return new UpgradeAnalysis(
            results, DeclaredDeviations.of(List.of()), RELEASES, (from, to) -> false)
        .answer("3.3.6", "3.4.1", true);
  }

  private void alone(String profile, String release, Check... failed) {
    results.add(result("put", profile, release, Verdict.PASSED, failed));
  }

  private void across(String profile, String releases, Check... failed) {
    results.add(result("cross-release", profile, releases, Verdict.PASSED, failed));
  }

  private static CaseResult result(
      String suite, String profile, String release, Verdict verdict, Check... failed) {
    return new CaseResult(
        new CaseId(suite, "content-holds", Optional.empty(), profile, release),
        "",
        "",
        "",
        failed.length == 0 ? verdict : Verdict.FAILED,
        "",
        List.of(failed),
        Arrays.stream(failed).collect(Collectors.toMap(Check::id, check -> 1)),
        Map.of(),
        Map.of(),
        List.of(),
        Duration.ZERO,
        1);
  }

  private static Check check(Witness witness, String about, Grade grade) {
    return Check.equal(witness, about, "message of " + about, "this", "that").withGrade(grade);
  }

  private static Deviation deviation(String check, String store) {
    return new Deviation(
        check,
        List.of("3"),
        List.of("*"),
        List.of(),
        List.of(new Symptom(List.of(new Sighting(check, null, "that")))),
        store.isEmpty() ? List.of() : List.of(store),
        "",
        "https://example.org/",
        "");
  }
}
