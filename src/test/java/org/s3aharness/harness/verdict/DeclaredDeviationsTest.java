package org.s3aharness.harness.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.plan.PlannedCase;
import org.s3aharness.harness.plan.PlannedRun;

class DeclaredDeviationsTest {
  private static final CaseId CASE =
      new CaseId("rename", "keeps-key", Optional.empty(), "sse-kms-key-id", "3.4.3");
  private static final DeclaredDeviations DECLARED =
      DeclaredDeviations.of(
          List.of(
              new Deviation(
                  "alias",
                  List.of("3.4"),
                  List.of("rename/*[sse-kms-*]"),
                  List.of("scenario/*"),
                  List.of(
                      new Symptom(
                          List.of(
                              new Sighting("store:kms-key", "key", "{alias}"),
                              new Sighting("store:algorithm", null, "aws:kms")))),
                  List.of("localstack"),
                  "echoes the alias",
                  "https://example.org/1",
                  "2026-11-24")));

  private final CheckList checks = new CheckList();

  @Test
  void allHeldIsPassedWhereNothingIsDeclaredForWhatWasChecked() {
    checks.equal(Witness.STORE, "length", "HEAD a", 1, 1);
    assertThat(verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void anUndeclaredFailureFailsAndIsTheReason() {
    checks.equal(Witness.STORE, "length", "HEAD a", 1, 2);
    CaseVerdict verdict = DECLARED.judge(CASE, "SSE-KMS", "localstack", checks);
    assertThat(verdict.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(verdict.reason()).isEqualTo("HEAD a: expected 1, was 2");
  }

  @Test
  void aDeclaredFailureIsKnown() {
    seen("the-alias");
    assertThat(verdict()).isEqualTo(Verdict.KNOWN);
  }

  @Test
  void aReleaseIsNamedByTheBeginningOfItsVersion() {
    seen("the-alias");
    assertThat(verdictOn("3.4.3.7.3.1-26")).isEqualTo(Verdict.KNOWN);
    assertThat(verdictOn("3.4")).isEqualTo(Verdict.KNOWN);
    assertThat(verdictOn("3.40.1")).isEqualTo(Verdict.FAILED);
    assertThat(verdictOn("3.5.0")).isEqualTo(Verdict.FAILED);
  }

  private Verdict verdictOn(String version) {
    return DECLARED.judge(CASE.on(version), "SSE-KMS", "localstack", checks).verdict();
  }

  @Test
  void anotherSymptomOfTheDeclaredCheckFails() {
    seen("");
    assertThat(verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void aDeclaredFailureDoesNotHideAnUndeclaredOne() {
    seen("the-alias");
    checks.equal(Witness.BYTES, "ciphertext", "bytes", "ciphertext", "plaintext");
    assertThat(verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void aDeclaredDeviationThatNoLongerShowsIsFixed() {
    seen("key");
    assertThat(verdict()).isEqualTo(Verdict.FIXED);
  }

  @Test
  void whereItMayShowADeviationIsNotAsserted() {
    CaseId scenario = new CaseId("scenario", "x", Optional.empty(), "mine", "3.4.3");
    seen("key");
    assertThat(DECLARED.judge(scenario, "SSE-KMS", "localstack", checks).verdict())
        .isEqualTo(Verdict.PASSED);
    seen("the-alias");
    assertThat(DECLARED.judge(scenario, "SSE-KMS", "localstack", checks).verdict())
        .isEqualTo(Verdict.KNOWN);
  }

  @Test
  void aUsersOwnProfileIsCoveredByWhatItAsksFor() {
    Deviation declared = DECLARED.declared().get(0);
    CaseId ofUser = new CaseId("rename", "keeps-key", Optional.empty(), "data-lake", "3.4.3");
    Deviation byMode =
        new Deviation(
            "by-mode",
            declared.releases(),
            List.of("rename/*[SSE-KMS with context]"),
            List.of(),
            declared.shows(),
            declared.store(),
            declared.reason(),
            declared.link(),
            declared.checked());
    assertThat(byMode.covers(ofUser, "SSE-KMS with context", "localstack")).isTrue();
    assertThat(byMode.isAssertedIn(ofUser, "SSE-KMS with context", "localstack")).isTrue();
    assertThat(byMode.covers(ofUser, "SSE-KMS", "localstack")).isFalse();
    assertThat(declared.covers(ofUser, "SSE-KMS", "localstack")).isFalse();
  }

  @Test
  void aDeviationOfOneStoreDoesNotExcuseAnother() {
    seen("the-alias");
    assertThat(DECLARED.judge(CASE, "SSE-KMS", "aws", checks).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void whatShowsTogetherMustShowTogether() {
    seen("the-alias");
    checks.equal(Witness.STORE, "algorithm", "HEAD a", "AES256", "aws:kms");
    assertThat(verdict()).isEqualTo(Verdict.KNOWN);
    CheckList inPart = new CheckList();
    inPart.equal(Witness.STORE, "algorithm", "HEAD a", "AES256", "AES256");
    inPart.add(
        Check.equal(Witness.STORE, "kms-key", "HEAD a", "key", "the-alias")
            .withTerm("alias", "the-alias"));
    assertThat(DECLARED.judge(CASE, "SSE-KMS", "localstack", inPart).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void aValueThatTheCaseDoesNotKnowIsNotExplained() {
    checks.equal(Witness.STORE, "kms-key", "HEAD a", "key", "the-alias");
    assertThat(verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void whatIsExplainedIsKeptBesideWhatIsNot() {
    seen("the-alias");
    checks.equal(Witness.STORE, "length", "HEAD a", 1, 2);
    CaseVerdict verdict = DECLARED.judge(CASE, "SSE-KMS", "localstack", checks);
    assertThat(verdict.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(verdict.deviations()).containsExactly("alias");
    assertThat(verdict.failed()).extracting(Check::deviation).containsExactly("alias", "");
  }

  /** The key under which the store says that an object is. */
  private void seen(String key) {
    checks.add(
        Check.equal(Witness.STORE, "kms-key", "HEAD a", "key", key).withTerm("alias", "the-alias"));
  }

  private Verdict verdict() {
    return DECLARED.judge(CASE, "SSE-KMS", "localstack", checks).verdict();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.3.6", "3.4.1", "3.4.3", "3.5.0"})
  void whatADeviationShowsInIsPartOfADefaultRun(String release) {
    List<PlannedCase> usual = PlannedRun.of(Extent.DEFAULT, release);
    List<PlannedCase> all = PlannedRun.of(Extent.FULL, release);
    for (Deviation deviation : DeclaredDeviations.load().declared()) {
      for (String store : List.of("localstack", "seaweedfs", "aws")) {
        assertThat(isShown(deviation, store, usual))
            .as("%s on %s in a default run of %s", deviation.id(), store, release)
            .isEqualTo(isShown(deviation, store, all));
      }
    }
  }

  private static boolean isShown(Deviation deviation, String store, List<PlannedCase> cases) {
    return cases.stream()
        .anyMatch(planned -> deviation.isAssertedIn(planned.id(), asks(planned), store));
  }

  private static String asks(PlannedCase planned) {
    boolean withContext = planned.profile().name().contains("context");
    return PlannedRun.MODES.apply(planned.profile()).label() + (withContext ? " with context" : "");
  }
}
