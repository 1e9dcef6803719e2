package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.report.RunSchemas;
import org.s3aharness.report.store.StoreReport;
import org.s3aharness.report.store.StoreReport.JudgedExpectation;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import org.s3aharness.store.expectation.Conformity;
import software.amazon.awssdk.core.sync.RequestBody;

/** {@code store-report} on a LocalStack that was not started for it. */
@ExtendWith(SharedLocalStack.class)
class StoreReportIT {
  private static final Path MEASURED = Path.of("docs/stores/localstack-4.9.2.json");

  private static Store store;

  @TempDir Path runs;

  @BeforeAll
  static void take(Store shared) {
    store = shared;
  }

  @Test
  void measuresWhatTheDocumentsSayOfLocalStackAndLeavesNothing() throws IOException {
    int buckets = store.s3().listBuckets().buckets().size();

    Qualify report = report("--baseline", MEASURED.toString());

    assertThat(report.output())
        .contains("Everything that is right on localstack 4.9.2 is right here");
    report.assertEnded(ExitCode.AS_EXPECTED);
    Path file = report.directory().resolve("store-report.json");
    assertThat(RunSchemas.errors("store-report.schema.json", Files.readString(file))).isEmpty();
    assertThat(verdicts(file)).isEqualTo(verdicts(MEASURED));
    assertThat(store.s3().listBuckets().buckets()).hasSize(buckets);
  }

  @Test
  void inABucketOfSomebodyElseNothingButItsPrefixIsTouched() throws IOException {
    String bucket = "somebodys";
    store.s3().createBucket(r -> r.bucket(bucket));
    store.s3().putObject(r -> r.bucket(bucket).key("theirs"), RequestBody.fromString("theirs"));

    Qualify report = report("--bucket", bucket);

    report.assertEnded(ExitCode.FAILED);
    assertThat(store.s3().listObjectVersions(r -> r.bucket(bucket)).versions())
        .singleElement()
        .satisfies(object -> assertThat(object.key()).isEqualTo("theirs"));
    assertThat(verdicts(report.directory().resolve("store-report.json")))
        .containsEntry("policy/mandates-tls", Conformity.NOT_TRIED)
        .containsEntry("sse-c/wrong-key-is-refused", Conformity.RIGHT);
  }

  private Qualify report(String... arguments) {
    String[] all =
        Stream.concat(
                Stream.of(
                    "store-report",
                    "--out",
                    runs.toString(),
                    "--endpoint",
                    store.s3Endpoint().toString(),
                    "--access-key",
                    store.credentials().accessKey(),
                    "--secret-key",
                    store.credentials().secretKey()),
                Arrays.stream(arguments))
            .toArray(String[]::new);
    return Qualify.command(runs, all);
  }

  private static Map<String, Conformity> verdicts(Path report) {
    Map<String, Conformity> verdicts = new TreeMap<>();
    for (JudgedExpectation judged : StoreReport.read(report).expectations()) {
      verdicts.put(judged.id(), judged.verdict());
    }
    return verdicts;
  }
}
