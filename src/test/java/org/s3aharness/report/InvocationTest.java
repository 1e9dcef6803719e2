package org.s3aharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.verdict.CaseId;

class InvocationTest {
  private static final CaseId CASE = new CaseId("put", "b", Optional.empty(), "sse-c", "3.4.3");

  @Test
  void aCaseIsRunAgainOnTheReleaseThatItWasRunOn() {
    assertThat(rerun()).isEqualTo("./s3a-qualify run --release=3.4.3 '--case=put/b[sse-c]@3.4.3'");
  }

  @Test
  void whatTheCaseDependsOnIsCarriedOver() {
    assertThat(rerun("--hadoop-home=/opt/hadoop", "--base-config=my site.xml", "--store=endpoint"))
        .isEqualTo(
            "./s3a-qualify run --hadoop-home=/opt/hadoop '--base-config=my site.xml'"
                + " --store=endpoint '--case=put/b[sse-c]@3.4.3'");
  }

  /** Otherwise the command would make buckets although the run itself made none. */
  @Test
  void whatARunIsConfinedToIsCarriedOver() {
    assertThat(rerun("--bucket=data", "--prefix=tmp/q", "--kms-key=k"))
        .contains(" --bucket=data --prefix=tmp/q --kms-key=k ");
  }

  @Test
  void whatSelectsOtherCasesIsNot() {
    assertThat(
            rerun("--suite=put", "--case=x", "--shard=1/2", "--baseline=b", "--secret-key=masked"))
        .isEqualTo("./s3a-qualify run --release=3.4.3 '--case=put/b[sse-c]@3.4.3'");
  }

  @Test
  void releasesAreComparedAgainAsTheyWereNamedAndOnTheSameStore() {
    Invocation matrix =
        new Invocation(
            Instant.EPOCH,
            "upgrade",
            List.of("--all=3.3.6,spark", "--releases=r.yaml", "--store=seaweedfs", "--suite=put"));

    assertThat(matrix.compareAgain("3.3.6", "spark", "put/b[sse-c]@*"))
        .isEqualTo(
            "./s3a-qualify upgrade --from 3.3.6 --to spark --case 'put/b[sse-c]@*'"
                + " --releases=r.yaml --store=seaweedfs");
    assertThat(matrix.rerun(CASE))
        .isEqualTo(
            "./s3a-qualify upgrade --all=3.3.6,spark --releases=r.yaml --store=seaweedfs"
                + " '--case=put/b[sse-c]@3.4.3'");
  }

  @Test
  void aQuoteIsQuoted() {
    assertThat(rerun("--profiles=it's")).contains("'--profiles=it'\\''s'");
  }

  private static String rerun(String... arguments) {
    return new Invocation(Instant.EPOCH, "run", List.of(arguments)).rerun(CASE);
  }
}
