package org.s3aharness.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.Qualify;
import org.s3aharness.report.RunSchemas;
import org.s3aharness.session.outcome.ExitCode;

/** The buckets of a user's configuration, judged by their own names under their own settings. */
class OwnBucketsIT {
  private static final String CONFIGURATION =
      "--hadoop-conf=src/test/resources/configs/own-buckets";

  @TempDir Path runs;

  @Test
  void everyBucketIsJudgedByItsNameWhereverTheFilesSayThatItIs() throws IOException {
    Qualify run =
        Qualify.run(
            runs,
            CONFIGURATION,
            "--own-bucket=landing",
            "--case=put/new-file-is-encrypted-and-reads-back/small[*",
            "--case=rename/file-copied-in-parts-keeps-its-encryption[*");

    run.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(run.results())
        .extracting(result -> result.get("profile").asText())
        .containsOnly(
            "lake",
            "science",
            "china",
            "rack",
            "vendor",
            "gov",
            "express--usw2-az1--x-s3",
            "landing",
            "any-other-bucket");
    assertThat(run.results())
        .filteredOn(result -> result.get("verdict").asText().equals("not run"))
        .extracting(result -> result.get("profile").asText())
        .containsOnly("express--usw2-az1--x-s3");
    assertThat(run.output()).contains("is a directory bucket of S3 Express");
    assertThat(run.output())
        .containsPattern("science +SSE-S3 +core-site.xml:17")
        .containsPattern("vendor +SSE-C with a customer key")
        .containsPattern("any other +no encryption is asked for");
    assertThat(run.summary())
        .contains("| bucket | asked for | by | observed | verdict |")
        .contains("| china | SSE-S3 | core-site.xml:25 | SSE-S3 | as documented");
    RunSchemas.assertValid(run.directory());
    assertThat(hosts(run, "science"))
        .containsExactly("hadoop-123456789012.s3-accesspoint.us-west-2.amazonaws.com");
    assertThat(hosts(run, "china")).containsExactly("china.s3.cn-north-1.amazonaws.com.cn");
    assertThat(hosts(run, "gov"))
        .containsExactly("gov.s3-fips.dualstack.us-gov-west-1.amazonaws.com");
    assertThat(hosts(run, "rack")).containsExactly("10.1.2.3");
    assertThat(hosts(run, "vendor")).containsExactly("vendor.objects.corp.example");
  }

  @Test
  void anUpgradeAnswersForTheBuckets() throws IOException {
    Qualify upgrade =
        Qualify.command(
            runs,
            "upgrade",
            "--out=" + runs,
            CONFIGURATION,
            "--from=3.3.6",
            "--to=3.4.3",
            "--case=setting/setting-takes-effect-or-is-refused[lake]@*",
            "--case=setting/setting-takes-effect-or-is-refused[vendor]@*");

    upgrade.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(upgrade.summary().lines().findFirst().orElseThrow())
        .startsWith("**Hadoop 3.3.6 to 3.4.3: bucket lake: safe; ")
        .contains("bucket vendor (SSE-C): safe")
        .contains("bucket science (SSE-S3): not judged");
  }

  private static TreeSet<String> hosts(Qualify run, String bucket) throws IOException {
    TreeSet<String> hosts = new TreeSet<>();
    List<JsonNode> cases =
        run.results().stream()
            .filter(result -> result.get("profile").asText().equals(bucket))
            .toList();
    for (JsonNode each : cases) {
      JsonNode har =
          new ObjectMapper().readTree(run.directory().resolve(each.get("har").asText()).toFile());
      StreamSupport.stream(har.at("/log/entries").spliterator(), false)
          .map(entry -> entry.at("/request/url").asText())
          .map(url -> url.replaceFirst("https?://([^/:]*).*", "$1"))
          .forEach(hosts::add);
    }
    return hosts;
  }
}
