package org.s3aharness.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.harness.verdict.Grade;

class BreakageTest {
  @ParameterizedTest
  @CsvSource({
    "cross-release/token-of-one-serves-a-worker-of-the-other, different releases: delegation",
    "put/new-file-is-encrypted-and-reads-back, new files cannot be written",
    "rename/small-file-keeps-its-encryption, files cannot be renamed",
    "committer/magic-committer-writes-encrypted-files, jobs cannot commit",
    "cross-release/files-are-read, files of the other release are refused",
  })
  void theOperationIsNamedThatIsRefused(String behaviour, String operation) {
    assertThat(Breakage.of(finding(Grade.REFUSED, "s3a:behaviour", behaviour))).contains(operation);
  }

  @Test
  void ofSeveralOperationsTheFirstIsNamedThatAUserMeets() {
    assertThat(
            Breakage.of(
                finding(
                    Grade.REFUSED,
                    "s3a:behaviour",
                    "committer/magic-committer-writes-encrypted-files",
                    "put/new-file-is-encrypted-and-reads-back")))
        .isEqualTo("new files cannot be written");
  }

  @Test
  void plaintextIsSaidOfTheReleaseThatWritesIt() {
    assertThat(Breakage.by(finding(Grade.EXPOSED, "bytes:ciphertext", "put/a")))
        .isEqualTo("3.4.1 writes plaintext");
    assertThat(Breakage.by(finding(Grade.EXPOSED, "wire:plaintext", "put/a")))
        .isEqualTo("3.4.1 writes plaintext");
    assertThat(Breakage.by(finding(Grade.EXPOSED, "wire:PUT_OBJECT header", "put/a")))
        .isEqualTo("3.4.1: no encryption is asked for");
  }

  @Test
  void plaintextThatIsOnlyRenamedIsSaidOfTheReleaseThatWroteIt() {
    String renamed = "cross-release/renamed-files-stay-readable";
    assertThat(Breakage.by(finding(Grade.EXPOSED, "bytes:ciphertext", renamed)))
        .isEqualTo("3.4.1 leaves as plaintext what 3.3.6 wrote as such");
    assertThat(Breakage.by(finding(Grade.EXPOSED, "bytes:ciphertext", renamed, "rename/a")))
        .isEqualTo("3.4.1: renamed files stay plaintext");
    assertThat(Breakage.by(finding(Grade.EXPOSED, "bytes:ciphertext", renamed, "put/a")))
        .isEqualTo("3.4.1 writes plaintext");
  }

  private static Finding finding(Grade grade, String check, String... behaviours) {
    return new Finding(
        grade,
        "3.3.6",
        "3.4.1",
        false,
        false,
        List.of("archive"),
        Stream.of(behaviours).sorted().toList(),
        List.of(),
        List.of(new Finding.Evidence("put/a[archive]@3.4.1", check, "seen", "passed")),
        "3.4.1",
        List.of(),
        List.of("put/a[archive]@3.4.1"));
  }
}
