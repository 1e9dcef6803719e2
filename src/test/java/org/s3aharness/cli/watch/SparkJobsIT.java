package org.s3aharness.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.util.UserCache;

/**
 * Spark under {@code watch}: partitioned Parquet, overwritten whole and by partitions, and a task
 * that is retried.
 */
@Tag("nightly")
class SparkJobsIT {
  private static final String LOCAL = "local[2,4]";
  private static final String CLUSTER = "local-cluster[2,1,1024]";

  /** Hadoop's documentation, "Committing work to S3 with the S3A Committers", section "Spark". */
  private static final Map<String, String> MAGIC =
      Map.of(
          "spark.jars.packages",
          "org.apache.spark:spark-hadoop-cloud_2.12:3.5.7",
          // Spark has its own Hadoop, and the clouds of others are not needed.
          "spark.jars.excludes",
          "org.apache.hadoop:*,com.google.cloud.bigdataoss:*,org.apache.hadoop.thirdparty:*,"
              + "com.amazonaws:*,software.amazon.awssdk:*,org.eclipse.jetty:*",
          "spark.jars.ivy",
          UserCache.directory().resolve("ivy").toString(),
          "spark.hadoop.fs.s3a.committer.name",
          "magic",
          "spark.hadoop.mapreduce.outputcommitter.factory.scheme.s3a",
          "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory",
          "spark.sql.sources.commitProtocolClass",
          "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol",
          "spark.sql.parquet.output.committer.class",
          "org.apache.spark.internal.io.cloud.BindingParquetOutputCommitter");

  @TempDir Path configuration;
  @TempDir Path runs;

  @ParameterizedTest
  @CsvSource({
    "none, local",
    "sse-s3, local",
    "sse-kms-key-arn, local",
    "sse-c, local",
    "sse-c, cluster"
  })
  void healthyJobOfSpark3IsGreen(String profile, String where) throws IOException {
    isGreen("3.3.4", watched(spark3(), where, profile, profile, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "sse-s3, local",
    "sse-kms-key-arn, local",
    "dsse-kms, local",
    "sse-c, local",
    "sse-kms-key-arn, cluster"
  })
  void healthyJobOfSpark4IsGreen(String profile, String where) throws IOException {
    isGreen("3.4.1", watched(spark4(), where, profile, profile, Map.of()));
  }

  @Test
  void jobWithTheMagicCommitterIsGreen() throws IOException {
    Files.copy(Path.of("test-configs", "sse-c.xml"), configuration.resolve("core-site.xml"));

    WatchedRun watch =
        WatchedRun.onLocalStack(
            runs,
            List.of("--profile=sse-c"),
            spark3()
                .submit(LOCAL, configuration, MAGIC, "spark_job.py", "s3a://data/job", "static"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.verdicts("watch/create-multipart-upload/")).containsExactly("passed");
    assertThat(watch.verdicts("watch/object[data/job/partitioned/day=")).containsExactly("passed");
    assertThat(watch.verdicts("watch/copy-object/")).as("renames").isEmpty();
  }

  @Test
  void clientThatOnlySeemsToEncryptIsExposed() throws IOException {
    WatchedRun watch = watched(spark4(), "local", "cse-kms", "cse-kms", Map.of());

    // Spark takes the length of the ciphertext for that of its file, and cannot read it.
    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(watch.output()).contains("EXPOSED: s3://data/job/");
    assertThat(watch.summary()).contains("expected ciphertext, was plaintext: Parquet");
  }

  @ParameterizedTest
  @CsvSource({"local", "cluster"})
  void keyOfOneJobThatIsNotTheOneOfTheSiteIsFound(String where) throws IOException {
    WatchedRun watch =
        watched(
            spark3(),
            where,
            "sse-kms-key-arn",
            "sse-kms-key-arn",
            Map.of("spark.hadoop.fs.s3a.encryption.key", "${s3aharness.kms.key2.arn}"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.verdicts("watch/put-object/")).containsExactly("failed");
    assertThat(watch.verdicts("watch/object[data/job/partitioned/day=")).containsExactly("failed");
  }

  @Test
  void jobWithoutTheKeyIsFound() throws IOException {
    WatchedRun watch = watched(spark4(), "local", "sse-s3", "sse-kms-key-arn", Map.of());

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.summary())
        .contains("expected aws:kms, was AES256")
        .contains("op_rename of org.apache.spark.deploy.SparkSubmit");
  }

  private static void isGreen(String hadoop, WatchedRun watch) throws IOException {
    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.verdicts("watch/put-object/")).as(watch.output()).containsExactly("passed");
    assertThat(watch.verdicts("watch/copy-object/")).containsExactly("passed");
    assertThat(watch.results())
        .contains(
            "watch/object[data/job/partitioned/day=*/]@" + hadoop + " passed",
            "watch/object[data/job/retried/]@" + hadoop + " passed");
  }

  private static Spark spark3() throws IOException {
    return Spark.of("3.5.7", "3.3.4");
  }

  private static Spark spark4() throws IOException {
    return Spark.of("4.0.1", "3.4.1");
  }

  /**
   * Watches the job.
   *
   * @param site the profile that is {@code core-site.xml}
   * @param expected the profile that the job is judged by
   */
  private WatchedRun watched(
      Spark spark, String where, String site, String expected, Map<String, String> settings)
      throws IOException {
    Files.copy(Path.of("test-configs", site + ".xml"), configuration.resolve("core-site.xml"));
    return WatchedRun.onLocalStack(
        runs,
        List.of("--profile=" + expected),
        spark.submit(
            where.equals("local") ? LOCAL : CLUSTER,
            configuration,
            settings,
            "spark_job.py",
            "s3a://data/job"));
  }
}
