package org.s3aharness.cli.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.CoreSite;
import org.s3aharness.cli.Qualify;
import org.s3aharness.encryption.Profile;
import org.s3aharness.session.outcome.ExitCode;

/** Buckets that no release could use: the files are at fault, and the other buckets are judged. */
class UnusableBucketsIT {
  @TempDir Path directory;

  @Test
  void areNotRunWithTheReasonAndTheOthersAreJudged() throws IOException {
    Path files = Files.createDirectory(directory.resolve("conf"));
    Files.writeString(
        files.resolve("core-site.xml"),
        CoreSite.text(
            "fs.s3a.bucket.hr.encryption.algorithm", "AES256",
            "fs.s3a.bucket.data_lake.encryption.algorithm", "AES256",
            "fs.s3a.bucket.Finance.encryption.algorithm", "AES256",
            "fs.s3a.bucket.archive.encryption.algorithm", "AES256",
            "fs.s3a.bucket.archive.encryption.key", "alias/archive",
            "fs.s3a.bucket.vault.encryption.algorithm", "SSE-C",
            "fs.s3a.bucket.landing.encryption.algorithm", "AES256"));

    Qualify run =
        Qualify.run(
            Files.createDirectory(directory.resolve("runs")),
            "--hadoop-conf=" + files,
            "--case=put/new-file-is-encrypted-and-reads-back/small[*");

    run.assertEnded(ExitCode.AS_EXPECTED);
    Map<String, String> reasons =
        run.results().stream()
            .collect(
                Collectors.toMap(
                    each -> each.path("profile").asText(), each -> each.path("reason").asText()));
    assertThat(reasons.get("hr"))
        .contains("fs.s3a.bucket.hr.encryption.algorithm", "3 to 63 characters");
    assertThat(reasons.get("data_lake")).contains("s3a://data_lake/", "S3A does not open it");
    assertThat(reasons.get("Finance")).contains("no capital letters", "--bucket");
    assertThat(reasons.get("archive"))
        .contains("core-site.xml:6", "asks for AES256, which takes no key");
    assertThat(reasons.get("vault")).contains("core-site.xml:7", "set fs.s3a.encryption.key");
    assertThat(run.results())
        .filteredOn(each -> each.path("verdict").asText().equals("passed"))
        .extracting(each -> each.path("profile").asText())
        .containsExactlyInAnyOrder("landing", Profile.ANY_OTHER_BUCKET);
    assertThat(run.summary().lines().findFirst())
        .hasValueSatisfying(
            first ->
                assertThat(first)
                    .contains(
                        "Not judged: bucket hr, bucket data_lake, bucket Finance, bucket archive,"
                            + " bucket vault."));
  }
}
