package org.s3aharness.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.encryption.ConfigurationFile;

class BucketFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          access-point        | shared-science
          apache              | blue-landing
          assumed-role        | partner-exchange
          cdp                 | cdp-data cdp-warehouse cdp-logs
          ceph                | archive
          dual-stack          | clinical-data
          emr                 | emr-analytics
          fips                | agency-records
          hdinsight           | imported-raw
          jceks-on-hdfs       | vault
          minio               | minio-default
          own-keyring         | sealed
          ozone               | ozone-exchange
          spark-on-kubernetes | spark-history spark-lake
          vpc-endpoint        | finance-ledger
          """)
  void theBucketsOfAClusterAreFound(String name, String buckets) {
    assertThat(BucketFinder.of(ClusterConfigurations.read(name), List.of()))
        .extracting(NamedBucket::name)
        .containsExactly(buckets.split(" "));
  }

  @Test
  void itIsSaidWhereABucketIsNamed() {
    assertThat(BucketFinder.of(ClusterConfigurations.read("emr"), List.of()).get(0).origins())
        .extracting(Object::toString)
        .containsExactly("mapred-site.xml:9", "core-site.xml:49");
  }

  @ParameterizedTest
  @CsvSource({
    "fs.s3a.bucket.logs.endpoint.region, logs",
    "fs.s3a.bucket.my.data.encryption.key, my.data",
    "fs.s3a.bucket.my.data.fs.s3a.encryption.key, my.data",
    "fs.s3a.bucket.logs.encrytion.key, logs",
    "fs.s3a.bucket.v1.2.unheard.of, v1.2",
    "fs.s3a.bucket.probe, ",
  })
  void theBucketOfAPerBucketNameEndsWhereThePropertyBegins(String name, String bucket) {
    List<NamedBucket> found = BucketFinder.of(of(name, "x"), List.of("v1.2"));
    assertThat(found.stream().filter(b -> !b.origins().isEmpty()).map(NamedBucket::name))
        .isEqualTo(bucket == null ? List.of() : List.of(bucket));
  }

  @Test
  void aUrlOfAnotherFilesystemNamesNone() {
    assertThat(
            BucketFinder.of(
                of("x", "s3://a/,s3n://b/,jceks://s3a@c/d.jceks,xs3a://d/,abfs://e@f/"), List.of()))
        .isEmpty();
  }

  @Test
  void aUrlOfAnOlderSchemeCountsWhereS3AServesIt() {
    assertThat(
            BucketFinder.of(
                configuration(
                    "<property name='fs.s3.impl' value='org.apache.hadoop.fs.s3a.S3AFileSystem'/>"
                        + "<property name='x' value='s3://a/b'/>"),
                List.of()))
        .extracting(NamedBucket::name)
        .containsExactly("a");
  }

  private static ClientConfiguration of(String name, String value) {
    return configuration("<property name='%s' value='%s'/>".formatted(name, value));
  }

  private static ClientConfiguration configuration(String properties) {
    return new ClientConfiguration(
        List.of(
            ConfigurationFile.parse(
                Path.of("core-site.xml"), "<configuration>" + properties + "</configuration>")));
  }
}
