package org.s3aharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.harness.verdict.Witness;

class AtRestSummaryTest {
  @Test
  void ciphertextIsCountedAndPlaintextProvesTheSearch() {
    AtRestSummary atRest =
        new AtRestSummary(
            List.of(
                result(Map.of("bytes:at-rest SSE-KMS", 2)),
                result(Map.of("bytes:at-rest SSE-KMS", 1, "bytes:at-rest none", 4))));

    assertThat(atRest.lines())
        .containsExactly(
            "SSE-KMS, on disk: ciphertext in 3 of 3 objects",
            "none, on disk: plaintext, which proves the search, in 4 of 4 objects");
    assertThat(atRest.exposed()).isEmpty();
  }

  @Test
  void plaintextUnderAnEncryptingModeIsExposed() {
    AtRestSummary atRest =
        new AtRestSummary(
            List.of(
                result(
                    Map.of("bytes:at-rest DSSE-KMS", 3),
                    failed("at-rest DSSE-KMS", "plaintext"),
                    failed("at-rest DSSE-KMS", "1 bytes"))));

    assertThat(atRest.exposed()).containsExactly("DSSE-KMS, on disk");
    assertThat(atRest.lines())
        .containsExactly(
            "DSSE-KMS, on disk: EXPOSED: plaintext in 1 of 3 objects; ciphertext in 1 of 3 objects;"
                + " something else in 1");
  }

  @Test
  void whereNobodyLooksItIsSaid() {
    AtRestSummary atRest =
        new AtRestSummary(List.of(result(Map.of("bytes:ciphertext", 2, "wire:host", 9))));

    assertThat(atRest.lines())
        .containsExactly(
            "client-side modes, in what the store keeps: ciphertext in 2 of 2 objects",
            "server-side modes: not witnessed, because nobody looks at this store's disk");
  }

  private static Check failed(String about, String observed) {
    return Check.equal(Witness.BYTES, about, "file", "ciphertext", observed);
  }

  private static CaseResult result(Map<String, Integer> counts, Check... failed) {
    return new CaseResult(
        new CaseId("put", "new-file", Optional.empty(), "profile", "3.4.3"),
        "",
        "",
        "",
        Verdict.PASSED,
        "",
        List.of(failed),
        counts,
        Map.of(),
        Map.of(),
        List.of(),
        Duration.ZERO,
        0);
  }
}
