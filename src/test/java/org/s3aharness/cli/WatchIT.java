package org.s3aharness.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import software.amazon.awssdk.core.sync.RequestBody;

/** {@code s3a-qualify watch}, with jobs of Hadoop's own tools. */
@ExtendWith(SharedLocalStack.class)
class WatchIT {
  private static String hadoop;
  @TempDir static Path work;
  @TempDir Path runs;
  private Path configuration;

  @BeforeAll
  static void resolveHadoop() throws Exception {
    hadoop =
        new ReleaseResolver()
            .fromCentral("3.4.3", System.out::println).classpath().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
  }

  @BeforeEach
  void makeConfigurationDirectory() throws IOException {
    configuration = Files.createTempDirectory(work, "conf");
  }

  @Test
  void healthyJobIsGreenAndItsOwnSettingsAreExpected() throws IOException {
    configure(
        "fs.s3a.encryption.algorithm",
        "SSE-KMS",
        "fs.s3a.encryption.key",
        "${s3aharness.kms.key1.arn}");

    Qualify watch = watch(List.of(), shell("-put", file("hello"), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.output()).contains("all is encrypted as its own configuration asks for");
    assertThat(results(watch))
        .contains("watch/put-object/op_create[data/]@3.4.3 passed")
        .contains("watch/copy-object/op_rename[data/]@3.4.3 passed")
        .contains("watch/object[data/]@3.4.3 passed");
    assertThat(summary(watch)).contains("| s3://data/ | SSE-KMS [key1] | 1 |");
  }

  @Test
  void jobWithoutTheKeyIsReportedByCauseAndOrigin() throws IOException {
    configure("fs.s3a.encryption.algorithm", "AES256");

    Qualify watch =
        watch(List.of("--profile=sse-kms-key-arn"), shell("-put", file("hello"), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(results(watch))
        .contains("watch/put-object/op_create[data/]@3.4.3 failed")
        .contains("watch/object[data/]@3.4.3 failed");
    assertThat(summary(watch))
        .contains("expected aws:kms, was AES256")
        .contains("op_create of org.apache.hadoop.fs.FsShell");
    assertThat(
            Files.list(watch.directory().resolve("wire"))
                .map(Path::getFileName)
                .map(Path::toString))
        .contains("watch.put-object.op_create[data.]@3.4.3.har");
  }

  @Test
  void jobOfWhichNothingIsExpectedIsOnlyCounted() throws IOException {
    configure("fs.s3a.endpoint.region", "us-east-1");

    Qualify watch = watch(List.of(), shell("-put", file("hello"), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.output()).contains("a census of ");
    assertThat(results(watch)).isEmpty();
    assertThat(summary(watch)).contains("| s3://data/ | PUT_OBJECT | op_create |  | AES256 |");
  }

  @Test
  void copyOfTreeUnderClientSideEncryptionIsJudgedByBodiesAndStoredBytes() throws IOException {
    configure(
        "fs.s3a.encryption.algorithm", "CSE-KMS",
        "fs.s3a.encryption.key", "${s3aharness.kms.key1.arn}",
        "fs.s3a.encryption.cse.kms.region", "us-east-1");
    Path tree = Files.createDirectory(configuration.resolve("tree"));
    Files.writeString(tree.resolve("text"), "Plain text. ".repeat(1000));

    Qualify watch =
        watch(
            List.of(),
            java("org.apache.hadoop.tools.DistCp", tree.toUri().toString(), "s3a://data/tree"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    JsonNode put = result(watch, "watch/put-object/op_create[data/tree/]@3.4.3");
    assertThat(put.at("/checks/wire:plaintext").asInt()).isPositive();
    assertThat(put.at("/checks/kms:data-key").asInt()).isPositive();
    JsonNode object = result(watch, "watch/object[data/tree/]@3.4.3");
    assertThat(object.at("/checks/bytes:ciphertext").asInt()).isPositive();
    JsonNode kms = result(watch, "watch/kms-generate-data-key/op_create[data/tree/]@3.4.3");
    assertThat(kms.at("/checks/kms:key-used").asInt()).isPositive();
  }

  @Test
  void dataKeysUnderAnotherKmsKeyAreFound() throws IOException {
    configure(
        "fs.s3a.encryption.algorithm", "CSE-KMS",
        "fs.s3a.encryption.key", "${s3aharness.kms.key2.arn}",
        "fs.s3a.encryption.cse.kms.region", "us-east-1");

    Qualify watch =
        watch(List.of("--profile=cse-kms"), shell("-put", file("hello"), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(results(watch))
        .contains("watch/kms-generate-data-key/op_create[data/]@3.4.3 failed")
        .contains("watch/put-object/op_create[data/]@3.4.3 passed");
    assertThat(summary(watch)).contains("key-used: expected arn:aws:kms:");
  }

  @Test
  void customersKeyWhereItDoesNotBelongIsExposed() throws IOException {
    String key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    configure("fs.s3a.encryption.algorithm", "SSE-C", "fs.s3a.encryption.key", key);

    Qualify watch =
        watch(List.of(), shell("-put", file("hello"), "s3a://data/of-" + key.replace("=", "")));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(summary(watch))
        .contains(
            "secret: expected where the protocol has it, over TLS, was in the request address");
  }

  @Test
  void plaintextWhereTheClientIsToEncryptIsExposed() throws IOException {
    configure("fs.s3a.encryption.algorithm", "AES256");
    Path text = Files.writeString(configuration.resolve("text"), "Plain text. ".repeat(1000));

    Qualify watch =
        watch(List.of("--profile=cse-kms"), shell("-put", text.toString(), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.output()).contains("EXPOSED: s3://data/");
    assertThat(summary(watch))
        .contains("plaintext: expected ciphertext, was plaintext: text")
        .contains("ciphertext: expected ciphertext, was text");
  }

  @Test
  void customersKeyIsReportedAndWrittenAsDigestAlone() throws IOException {
    String key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    configure("fs.s3a.encryption.algorithm", "SSE-C", "fs.s3a.bucket.data.encryption.key", key);

    Qualify watch = watch(List.of(), shell("-put", file("hello"), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(results(watch)).contains("watch/object[data/]@3.4.3 passed");
    try (var files = Files.walk(watch.directory())) {
      for (Path written : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(written), ISO_8859_1))
            .as(written.toString())
            .doesNotContain(key);
      }
    }
  }

  @Test
  void objectThatNoRecordedRequestExplainsIsNamedAndNeverGreen(Store store) throws IOException {
    configure(
        "fs.s3a.encryption.algorithm", "AES256",
        "fs.s3a.access.key", "test",
        "fs.s3a.secret.key", "test");
    store.s3().createBucket(r -> r.bucket("around"));
    store.s3().putObject(r -> r.bucket("around").key("in/"), RequestBody.empty());
    List<String> job =
        List.of(
            "sh",
            "-c",
            String.join(" ", shell("-put", file("hello"), "s3a://around/in/"))
                + " && curl -sf -X PUT --data-binary around "
                + store.s3Endpoint()
                + "/around/in/g");

    Qualify watch =
        Qualify.command(
            runs,
            command(
                List.of(
                    "--store=endpoint",
                    "--endpoint=" + store.s3Endpoint(),
                    "--access-key=test",
                    "--secret-key=test",
                    "--bucket=around",
                    "--prefix=in"),
                job));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.output()).contains("NOT ALL WAS JUDGED").contains("s3://around/in/g");
    assertThat(results(watch)).contains("watch/unexplained-object[around/in/]@3.4.3 not run");
  }

  @Test
  void jvmWithProxyOfItsOwnIsRefused() throws IOException {
    configure("fs.s3a.encryption.algorithm", "AES256");
    List<String> job = new ArrayList<>(shell("-ls", "s3a://data/"));
    job.add(1, "-Dhttp.proxyHost=proxy.example.com");

    Qualify watch = watch(List.of(), job);

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(summary(watch)).contains("http.proxyHost=proxy.example.com");
  }

  @Test
  void jobThatIsKilledLeavesReportThatSaysSo() throws IOException {
    Qualify watch = watch(List.of(), List.of("sh", "-c", "kill -9 $$"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(summary(watch)).startsWith("**Incomplete: ").contains("signal 9");
  }

  @Test
  void commandThatCannotBeStartedIsRefusedInOneSentence() throws IOException {
    Qualify watch = watch(List.of(), List.of("no-such-command"));

    assertThat(watch.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(watch.output()).contains("-- no-such-command: there is no such program");
  }

  private Qualify watch(List<String> options, List<String> job) {
    List<String> all = new ArrayList<>(List.of("--make-bucket=data", "--localstack=host"));
    all.addAll(options);
    return Qualify.command(runs, command(all, job));
  }

  private String[] command(List<String> options, List<String> job) {
    List<String> all = new ArrayList<>(List.of("watch", "--out=" + runs));
    all.addAll(options);
    all.add("--");
    all.addAll(job);
    return all.toArray(String[]::new);
  }

  private List<String> shell(String... arguments) {
    return java("org.apache.hadoop.fs.FsShell", arguments);
  }

  private List<String> java(String main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                configuration + File.pathSeparator + hadoop,
                main));
    command.addAll(List.of(arguments));
    return command;
  }

  private void configure(String... settings) throws IOException {
    StringBuilder xml = new StringBuilder("<configuration>");
    for (int i = 0; i < settings.length; i += 2) {
      xml.append(
          "<property><name>%s</name><value>%s</value></property>"
              .formatted(settings[i], settings[i + 1]));
    }
    Files.writeString(configuration.resolve("core-site.xml"), xml.append("</configuration>"));
  }

  private String file(String text) throws IOException {
    return Files.writeString(configuration.resolve("file"), text).toString();
  }

  private static String summary(Qualify watch) throws IOException {
    return Files.readString(watch.directory().resolve("summary.md"));
  }

  private static JsonNode result(Qualify watch, String id) throws IOException {
    return watch.results().stream()
        .filter(line -> line.path("case").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not in " + ids(watch)));
  }

  private static String ids(Qualify watch) {
    try {
      return results(watch).toString();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Returns each result as its id and verdict. */
  private static List<String> results(Qualify watch) throws IOException {
    List<String> results = new ArrayList<>();
    for (JsonNode line : watch.results()) {
      results.add(line.path("case").asText() + " " + line.path("verdict").asText());
    }
    return results;
  }
}
