package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.merge.WrittenRun;
import org.s3aharness.report.RunSchemas;
import org.s3aharness.report.page.SyntheticRun;
import org.s3aharness.session.outcome.ExitCode;

class MergeCommandTest {
  private static final List<CaseResult> MIXED = SyntheticRun.of(120).results();
  private static final List<CaseResult> GREEN =
      MIXED.stream().filter(result -> result.verdict() == Verdict.PASSED).toList();

  @TempDir Path directory;

  private Qualify merge(Path... runs) {
    List<String> arguments =
        new ArrayList<>(List.of("merge", "--out", directory.resolve("merged").toString()));
    for (Path run : runs) {
      arguments.add(run.toString());
    }
    return Qualify.command(directory.resolve("merged"), arguments.toArray(new String[0]));
  }

  private Path written(WrittenRun run) throws IOException {
    return run.into(directory.resolve("parts"));
  }

  @Test
  void allShardsTogetherAreTheRunInOnePiece() throws IOException {
    Qualify merged =
        merge(
            written(WrittenRun.shard(2, 2, GREEN)),
            written(WrittenRun.shard(1, 2, GREEN).with("--parallel=3")));

    merged.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(merged.summary())
        .startsWith(
            "**Hadoop 3.4.3 on localstack 4.9.2 (host process, does not encrypt at rest): as"
                + " documented — "
                + GREEN.size()
                + " cases: ");
    assertThat(merged.results()).hasSameSizeAs(GREEN);
    assertThat(merged.directory().resolve("index.html")).isNotEmptyFile();
    assertThat(merged.directory().resolve("junit.xml"))
        .content()
        .contains("JUnit Jupiter, shard-1-of-2", "JUnit Jupiter, shard-2-of-2");
    assertThat(merged.directory().resolve("agents/shard-1-of-2-harness.log")).exists();
    RunSchemas.assertValid(merged.directory());
    String environment = Files.readString(merged.directory().resolve("environment.json"));
    JsonNode parts = new ObjectMapper().readTree(environment).path("parts");
    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).path("part").asText()).isEqualTo("shard-2-of-2");
  }

  @Test
  void theBucketsOfAConfigurationHaveTheirTable() throws IOException {
    String profile = GREEN.get(0).id().profile();

    Qualify merged =
        merge(
            written(WrittenRun.shard(1, 2, GREEN).bucket("lake", profile)),
            written(WrittenRun.shard(2, 2, GREEN).bucket("lake", profile)));

    assertThat(merged.summary())
        .contains(
            "| bucket | asked for | by | observed | verdict |",
            "| lake | SSE-C with a customer key | core-site.xml:7 |");
    RunSchemas.assertValid(merged.directory());
    JsonNode environment =
        new ObjectMapper().readTree(merged.directory().resolve("environment.json").toFile());
    assertThat(environment.at("/buckets/0/bucket").asText()).isEqualTo("lake");
  }

  @Test
  void whatFailsInAShardFailsTheWhole() throws IOException {
    Qualify merged =
        merge(written(WrittenRun.shard(1, 2, MIXED)), written(WrittenRun.shard(2, 2, MIXED)));

    merged.assertEnded(ExitCode.FAILED);
    assertThat(merged.output()).contains("NOT as documented", SyntheticRun.FAILING.toString());
  }

  @Test
  void aMissingShardIsNamedAndIsNeverGreen() throws IOException {
    Qualify merged =
        merge(written(WrittenRun.shard(1, 3, GREEN)), written(WrittenRun.shard(3, 3, GREEN)));

    merged.assertEnded(ExitCode.INFRASTRUCTURE);
    assertThat(merged.summary())
        .startsWith(
            "**Incomplete: shard 2 of 3 is missing: its cases were not run. Hadoop 3.4.3 on");
  }

  @Test
  void aShardThatBrokeOffMakesTheWholeIncomplete() throws IOException {
    Qualify merged =
        merge(
            written(WrittenRun.shard(1, 2, GREEN)),
            written(WrittenRun.shard(2, 2, GREEN).broken()));

    merged.assertEnded(ExitCode.INFRASTRUCTURE);
    assertThat(merged.output()).contains("Incomplete: shard-2-of-2: interrupted. the rest");
  }

  @Test
  void theSameShardTwiceIsRefused() throws IOException {
    Path one = written(WrittenRun.shard(1, 2, GREEN));
    Path again = written(WrittenRun.shard(1, 2, GREEN));

    assertRefused(
        merge(one, again), one + " and " + again + " are the same part of a run (shard 1/2)");
  }

  @Test
  void shardsOfAnotherSplitAreRefused() throws IOException {
    assertRefused(
        merge(written(WrittenRun.shard(1, 2, GREEN)), written(WrittenRun.shard(2, 3, GREEN))),
        "is a part of a run with 2 parts, but");
  }

  @Test
  void aCaseInTwoRunsIsRefused() throws IOException {
    assertRefused(
        merge(
            written(WrittenRun.of(GREEN)),
            written(WrittenRun.of(GREEN.subList(0, 1)).with("--profile=sse-c"))),
        GREEN.get(0).id() + " is in ");
  }

  @Test
  void runsOfTwoStoresAreRefused() throws IOException {
    assertRefused(
        merge(
            written(WrittenRun.shard(1, 2, GREEN)),
            written(WrittenRun.shard(2, 2, GREEN).store("seaweedfs"))),
        "has the store 'localstack 4.9.2' and");
  }

  @Test
  void runsOfTwoCommandsAreRefused() throws IOException {
    assertRefused(
        merge(
            written(WrittenRun.shard(1, 2, GREEN)),
            written(WrittenRun.shard(2, 2, GREEN).command("upgrade"))),
        "has the command 'run' and");
  }

  @Test
  void aPathThatIsNotARunIsRefused() throws IOException {
    Path empty = Files.createDirectories(directory.resolve("empty"));

    assertRefused(merge(empty), empty + ": this directory holds no environment.json");
  }

  @Test
  void runsOfDifferentReleasesNeedNoShards() throws IOException {
    List<CaseResult> older = GREEN.stream().map(MergeCommandTest::onOlder).toList();

    Qualify merged =
        merge(
            written(WrittenRun.of(GREEN).with("--release=3.4.3")),
            written(WrittenRun.of(older).with("--release=3.3.6")));

    merged.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(merged.results()).hasSize(2 * GREEN.size());
  }

  private static CaseResult onOlder(CaseResult r) {
    CaseId id =
        new CaseId(r.id().suite(), r.id().behaviour(), Optional.empty(), r.id().profile(), "3.3.6");
    return new CaseResult(
        id,
        r.says(),
        r.source(),
        r.section(),
        r.verdict(),
        r.reason(),
        r.failed(),
        r.counts(),
        r.notAsked(),
        r.observed(),
        r.deviations(),
        r.wallTime(),
        r.exchanges());
  }

  private void assertRefused(Qualify merged, String why) {
    merged.assertEnded(ExitCode.USAGE);
    assertThat(merged.output()).startsWith("s3a-qualify: ").contains(why);
    assertThat(directory.resolve("merged")).doesNotExist();
  }
}
