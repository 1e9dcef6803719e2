package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.session.outcome.ExitCode;

/** {@code s3a-qualify run} over a store that encrypts, and over both. */
class SeaweedFsRunIT {
  @TempDir Path runs;

  @Test
  void everyStoreSaysWhatWasProvenOnItAndPlaintextIsCalledExposed() throws IOException {
    Qualify run =
        Qualify.run(
            runs,
            "--store=localstack,seaweedfs",
            "--profile=none",
            "--profile=sse-kms-key-arn",
            "--profile=dsse-kms",
            "--profile=cse-kms",
            "--suite=setting",
            "--suite=bucket-policy");

    run.assertEnded(ExitCode.AS_EXPECTED);
    String summary = run.summary();
    assertThat(summary)
        .contains("| behaviour | localstack | seaweedfs |")
        .contains("seaweedfs: SSE-KMS, on disk: ciphertext in ")
        .contains("seaweedfs: CSE-KMS, on disk: ciphertext in ")
        .contains("seaweedfs: none, on disk: plaintext, which proves the search, in ")
        .contains("localstack: server-side modes: not witnessed");
    Map<String, JsonNode> setting = settingCasesOn(run, "seaweedfs");
    assertThat(setting.get("none").at("/checks/bytes:at-rest none").asInt()).isPositive();
    assertThat(setting.get("sse-kms-key-arn").at("/checks/store:kms-calls").asInt()).isPositive();
    assertThat(setting.get("sse-kms-key-arn").path("verdict").asText()).isEqualTo("passed");
    assertThat(setting.get("dsse-kms").path("verdict").asText()).isEqualTo("not run");
    assertThat(setting.get("dsse-kms").path("reason").asText())
        .contains("it accepts aws:kms:dsse, and then says of the object: not encrypted");
  }

  private static Map<String, JsonNode> settingCasesOn(Qualify run, String store)
      throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path results = run.directory().resolve(store).resolve("results.jsonl");
    return Files.readAllLines(results).stream()
        .map(
            line -> {
              try {
                return json.readTree(line);
              } catch (IOException e) {
                throw new AssertionError(line, e);
              }
            })
        .filter(result -> result.path("behaviour").asText().startsWith("setting-takes-effect"))
        .collect(Collectors.toMap(result -> result.path("profile").asText(), result -> result));
  }
}
