package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.report.RunSchemas;
import org.s3aharness.session.outcome.ExitCode;

/** {@code s3a-qualify run} as its users run it: real releases, a real LocalStack. */
class QualifyIT {
  private static final int MOST_REASONS = 13;
  private static final int MOST_KNOWN = 120;
  private static final Path CONFIGS = Path.of("src/test/resources/configs");

  @TempDir Path runs;

  @Test
  void everySuiteIsAsExpectedUnderEveryProfile() throws IOException {
    Qualify run = Qualify.run(runs);

    assertThat(failuresOf(run)).isEmpty();
    run.assertEnded(ExitCode.AS_EXPECTED);
    Path directory = run.directory();
    // A matrix that shrinks unseen is worse than one that fails.
    assertThat(run.results()).hasSizeGreaterThan(600);
    assertThat(profilesOf(run)).containsAll(profileFiles());
    assertThat(reasonsOf(run, "not run"))
        .hasSizeLessThan(MOST_REASONS)
        .allMatch(
            reason ->
                reason.equals("release 3.4.3 does not have fs.s3a.encryption.context")
                    || reason.equals("release 3.4.3 does not have S3 Select")
                    || reason.equals("it takes 500 MB for each mode: give --full")
                    || reason.matches("store localstack does not .* would\\)"));
    // What a store cannot show is not known, but not asked.
    assertThat(run.results())
        .filteredOn(result -> result.get("verdict").asText().equals("known"))
        .hasSizeLessThan(MOST_KNOWN)
        .allMatch(result -> result.get("deviations").get(0).asText().startsWith("s3"));
    for (String file :
        List.of("summary.md", "index.html", "junit.xml", "environment.json", "store.log")) {
      assertThat(run.directory().resolve(file)).isNotEmptyFile();
    }
    assertThat(Files.readString(run.directory().resolve("environment.json")))
        .contains("\"encrypts at rest\" : \"no\"");
    RunSchemas.assertValid(run.directory());
    assertThat(run.results())
        .filteredOn(result -> result.has("har"))
        .hasSizeGreaterThan(600)
        .allMatch(result -> Files.exists(directory.resolve(result.get("har").asText())));
  }

  @Test
  @Tag("nightly")
  void everythingThereIsIsAsExpected() throws IOException {
    Qualify run = Qualify.run(runs, "--full");

    assertThat(failuresOf(run)).isEmpty();
    run.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(reasonsOf(run, "not run")).noneMatch(reason -> reason.contains("--full"));
  }

  @Test
  void aProductionConfigurationRunsAsItIs() throws IOException {
    Qualify run =
        Qualify.run(
            runs,
            "--base-config",
            CONFIGS.resolve("production-core-site.xml").toString(),
            "--profile=sse-kms-key-arn",
            "--profile=cse-kms",
            "--suite=setting",
            "--suite=committer");

    run.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(hosts(run)).allMatch(host -> host.endsWith(".eu-central-1.amazonaws.com"));
  }

  @Test
  void plaintextUnderClientSideEncryptionIsSeen() throws IOException {
    Qualify run = Qualify.run(runs, "--release=3.4.1", "--profile=cse-kms", "--suite=setting");

    run.assertEnded(ExitCode.FAILED);
    assertThat(run.output())
        .contains("setting/setting-takes-effect-or-is-refused[cse-kms]@3.4.1")
        .contains("PUT_OBJECT")
        .contains("under CSE-KMS with")
        .contains("the body: expected ciphertext, was plaintext");
  }

  @Test
  void whatAReleaseRefusesIsNotRunAndSaysWhy() throws IOException {
    Qualify run = Qualify.run(runs, "--release=3.3.6", "--case=setting/*[dsse-kms]@3.3.6");

    run.assertEnded(ExitCode.NOTHING_RAN);
    assertThat(reasonsOf(run, "not run"))
        .singleElement()
        .asString()
        .contains("release 3.3.6 does not have DSSE-KMS and refuses the setting");
  }

  @Test
  void oneCaseIsRunAgainByAPartOfItsIdWithItsWitnessesAndRequests() throws IOException {
    Qualify run = Qualify.run(runs, "--case", "overwrite-is-encrypted-like-a-new-file[sse-s3]");

    assertThat(run.results())
        .extracting(result -> result.get("case").asText())
        .containsExactly("put/overwrite-is-encrypted-like-a-new-file[sse-s3]@3.4.3");
    assertThat(run.output())
        .contains("  wire:  ")
        .contains("checks, as expected")
        .contains("PUT_OBJECT PUT https://")
        .contains("> x-amz-server-side-encryption: AES256");
  }

  @Test
  void aUsersScenarioIsJudgedByTheWireRules() throws IOException {
    Qualify run =
        Qualify.run(
            runs,
            "--scenario=src/test/java/org/s3aharness/example/AppendByRewrite.java",
            "--profile=sse-c",
            "--profile=cse-kms",
            "--profile=sse-kms-key-id");

    run.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(run.results()).hasSize(3).allMatch(result -> result.get("exchanges").asInt() > 5);
  }

  @Test
  void theShardsOfARunAreItsBaselineAndAVanishedCaseIsSeen() throws IOException {
    String[] cases = {"--profile=sse-s3", "--profile=sse-c", "--suite=listing"};
    Path first = Files.createDirectory(runs.resolve("first"));
    Path second = Files.createDirectory(runs.resolve("second"));
    Qualify one = Qualify.run(first, with(cases, "--shard=1/2"));
    Qualify two = Qualify.run(second, with(cases, "--shard=2/2", "--quiet"));
    one.assertEnded(ExitCode.AS_EXPECTED);
    two.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(two.output()).as("--quiet").isEmpty();
    assertThat(Files.readString(one.directory().resolve("junit.xml")))
        .containsPattern(
            "<testcase classname=\"[^\"]*\" name=\""
                + Pattern.quote(one.results().get(0).get("case").asText() + "\""));

    Path baseline = runs.resolve("baseline.jsonl");
    Qualify.command(
        runs,
        "baseline",
        one.directory().toString(),
        two.directory().toString(),
        "-o",
        "" + baseline);
    assertThat(Files.readAllLines(baseline)).hasSize(one.results().size() + two.results().size());
    Files.writeString(
        baseline,
        Files.readString(baseline)
            .replaceFirst("sse-s3\\]@", "gone]@")
            .replaceFirst("\"sse-s3\"", "\"gone\""));

    Path third = Files.createDirectory(runs.resolve("third"));
    Qualify gated = Qualify.run(third, with(cases, "--baseline=" + baseline));

    assertThat(gated.output()).contains("! vanished: ", "[gone]@3.4.3", "1 appeared");
    gated.assertEnded(ExitCode.FAILED);
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }

  private static Set<String> profilesOf(Qualify run) throws IOException {
    return run.results().stream()
        .map(result -> result.get("profile").asText())
        .collect(Collectors.toSet());
  }

  private static List<String> profileFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("test-configs"))) {
      return files.map(file -> file.getFileName().toString().replace(".xml", "")).toList();
    }
  }

  /** Returns the cases that are not as expected, each with what was seen. */
  private static List<String> failuresOf(Qualify run) throws IOException {
    return run.results().stream()
        .filter(result -> Set.of("failed", "fixed").contains(result.get("verdict").asText()))
        .map(result -> result.get("case").asText() + ": " + result.get("reason").asText())
        .toList();
  }

  private static Set<String> reasonsOf(Qualify run, String verdict) throws IOException {
    return run.results().stream()
        .filter(result -> result.get("verdict").asText().equals(verdict))
        .map(result -> result.get("reason").asText())
        .collect(Collectors.toSet());
  }

  private static Set<String> hosts(Qualify run) throws IOException {
    try (Stream<Path> archives = Files.list(run.directory().resolve("wire"))) {
      return archives
          .flatMap(QualifyIT::entries)
          .map(entry -> URI.create(entry.at("/request/url").asText()).getHost())
          .collect(Collectors.toSet());
    }
  }

  private static Stream<JsonNode> entries(Path har) {
    try {
      JsonNode entries = new ObjectMapper().readTree(har.toFile()).at("/log/entries");
      return StreamSupport.stream(entries.spliterator(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
