package org.s3aharness.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.util.UserCache;

/**
 * An Iceberg table that Spark writes under {@code watch}: through S3A, and through Iceberg's own
 * S3FileIO, which has SSE settings of its own (Iceberg's documentation, "AWS Integrations").
 */
@Tag("nightly")
class IcebergJobsIT {
  /** Spark fetches Iceberg itself, as its users have it do. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.jars.packages",
          "org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.10.1,"
              + "org.apache.iceberg:iceberg-aws-bundle:1.10.1,"
              + "org.xerial:sqlite-jdbc:3.50.3.0",
          "spark.jars.ivy",
          UserCache.directory().resolve("ivy").toString(),
          "spark.sql.extensions",
          "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
          "spark.sql.catalog.ice",
          "org.apache.iceberg.spark.SparkCatalog");

  @TempDir Path configuration;
  @TempDir Path runs;

  @ParameterizedTest
  @ValueSource(strings = {"sse-kms-key-arn", "sse-c"})
  void tableThroughS3aIsGreen(String profile) throws IOException {
    Files.copy(Path.of("test-configs", profile + ".xml"), configuration.resolve("core-site.xml"));

    WatchedRun watch =
        watched(List.of("--profile=" + profile), "type=hadoop", "warehouse=s3a://data/warehouse");

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.verdicts("watch/object[data/warehouse/")).containsExactly("passed");
  }

  @ParameterizedTest
  @CsvSource({
    "sse-s3, s3, ''",
    "sse-kms-key-arn, kms, ${s3aharness.kms.key1.arn}",
    "dsse-kms, dsse-kms, ${s3aharness.kms.key1.arn}",
    "sse-c, custom, ${s3aharness.sse-c.key1}"
  })
  void tableThroughItsOwnClientIsGreen(String profile, String type, String key) throws IOException {
    WatchedRun watch = ofFileIo(List.of("--profile=" + profile), type, key);

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.verdicts("watch/put-object/s3fileio")).containsExactly("passed");
    assertThat(watch.verdicts("watch/object[data/warehouse/")).containsExactly("passed");
  }

  @Test
  void settingsOfItsOwnClientAreExpectedWhereTheUserGivesNone() throws IOException {
    WatchedRun watch = ofFileIo(List.of(), "kms", "${s3aharness.kms.key2.arn}");

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.verdicts("watch/put-object/s3fileio")).containsExactly("passed");
  }

  @Test
  void itsOwnClientWithoutTheKeyOfTheSiteIsFound() throws IOException {
    WatchedRun watch = ofFileIo(List.of("--profile=sse-kms-key-arn"), "s3", "");

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.verdicts("watch/put-object/s3fileio")).containsExactly("failed");
    assertThat(watch.summary()).contains("expected aws:kms, was AES256").contains("s3fileio");
  }

  private WatchedRun ofFileIo(List<String> options, String type, String key) throws IOException {
    List<String> catalog =
        new ArrayList<>(
            List.of(
                "type=jdbc",
                "uri=jdbc:sqlite:" + configuration.resolve("catalog.db"),
                "warehouse=s3://data/warehouse",
                "io-impl=org.apache.iceberg.aws.s3.S3FileIO",
                "s3.sse.type=" + type));
    if (!key.isEmpty()) {
      catalog.add("s3.sse.key=" + key);
    }
    return watched(options, catalog.toArray(String[]::new));
  }

  private WatchedRun watched(List<String> options, String... catalog) throws IOException {
    Spark spark = Spark.of("3.5.7", "3.3.4");
    return WatchedRun.onLocalStack(
        runs,
        options,
        spark.submit("local[2]", configuration, SETTINGS, "iceberg_job.py", catalog));
  }
}
