package org.s3aharness.cli.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.CoreSite;
import org.s3aharness.cli.Qualify;
import org.s3aharness.session.outcome.ExitCode;

/** Configurations with the KMS keys of a cluster, which are on no store of ours. */
class NamedKeysIT {
  private static final String KEYS = "arn:aws:kms:eu-central-1:123456789012:";
  private static final String SERVER = KEYS + "key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String CLIENT = KEYS + "key/mrk-1234abcd12ab34cd56ef1234567890ab";
  private static final String ELSEWHERE =
      "arn:aws:kms:us-west-2:123456789012:key/4321abcd-12ab-34cd-56ef-1234567890ab";

  @TempDir Path directory;

  @Test
  void namedKeysAreMadeUnderTheirNamesAndTheReportSaysSo() throws IOException {
    profile("server", "SSE-KMS", SERVER);
    profile("client", "CSE-KMS", CLIENT);
    profile("elsewhere", "SSE-KMS", ELSEWHERE);

    Qualify run =
        Qualify.run(
            Files.createDirectory(directory.resolve("runs")),
            "--profiles=" + Files.createDirectories(directory.resolve("profiles")),
            "--region=eu-central-1",
            "--case=put/file-copied-from-local-disk-is-encrypted/small*");

    run.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(run.results())
        .extracting(each -> each.path("profile").asText() + " " + each.path("verdict").asText())
        .containsExactlyInAnyOrder("server passed", "client passed", "elsewhere not run");
    assertThat(run.results())
        .anySatisfy(
            each -> assertThat(each.path("reason").asText()).contains("give --region us-west-2"));
    String said = "KMS key " + SERVER + " (server.xml:3)";
    assertThat(run.output()).contains("KMS keys made for this run", said);
    assertThat(run.summary()).contains(said);
    JsonNode environment =
        new ObjectMapper().readTree(run.directory().resolve("environment.json").toFile());
    assertThat(environment.path("standIns"))
        .anySatisfy(each -> assertThat(each.asText()).isEqualTo(said));
  }

  @Test
  void aNameThatNoKeyCanHaveIsRefused() throws IOException {
    profile("misspelt", "SSE-KMS", KEYS + "key/1234abcd");

    Qualify run =
        Qualify.run(
            Files.createDirectory(directory.resolve("runs")),
            "--profiles=" + directory.resolve("profiles"),
            "--case=put/file-copied-from-local-disk-is-encrypted/small*");

    run.assertEnded(ExitCode.USAGE);
    assertThat(run.output())
        .contains("fs.s3a.encryption.key (misspelt.xml:3): no KMS key can have this name");
  }

  private void profile(String name, String algorithm, String key) throws IOException {
    Files.writeString(
        Files.createDirectories(directory.resolve("profiles")).resolve(name + ".xml"),
        CoreSite.text("fs.s3a.encryption.algorithm", algorithm, "fs.s3a.encryption.key", key));
  }
}
