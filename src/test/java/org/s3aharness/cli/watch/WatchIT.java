package org.s3aharness.cli.watch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import software.amazon.awssdk.core.sync.RequestBody;

/** {@code s3a-qualify watch}, with jobs of Hadoop's own tools. */
@ExtendWith(SharedLocalStack.class)
class WatchIT {
  @TempDir Path configuration;
  @TempDir Path runs;
  private HadoopTools hadoop;

  @BeforeEach
  void resolveHadoop() throws IOException {
    hadoop = HadoopTools.of("3.4.3", configuration);
  }

  @Test
  void healthyJobIsGreenAndItsOwnSettingsAreExpected() throws IOException {
    hadoop.configure(
        "fs.s3a.encryption.algorithm",
        "SSE-KMS",
        "fs.s3a.encryption.key",
        "${s3aharness.kms.key1.arn}");

    WatchedRun watch = watch(List.of(), hadoop.shell("-put", file("hello"), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.output()).contains("all is encrypted as its own configuration asks for");
    assertThat(watch.results())
        .contains("watch/put-object/op_create[data/]@3.4.3 passed")
        .contains("watch/copy-object/op_rename[data/]@3.4.3 passed")
        .contains("watch/object[data/]@3.4.3 passed");
    assertThat(watch.summary()).contains("| s3://data/ | SSE-KMS [key1] | 1 |");
  }

  @Test
  void keysThatAConfigurationNamesExistUnderTheirNames() throws IOException {
    String key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    hadoop.configure(
        "fs.s3a.bucket.data.encryption.algorithm",
        "SSE-KMS",
        "fs.s3a.bucket.data.encryption.key",
        key);

    WatchedRun watch =
        watch(
            List.of("--hadoop-conf=" + configuration),
            hadoop.shell("-put", file("hello"), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.output()).contains("Stand-in: KMS key " + key + " (core-site.xml:1)");
    assertThat(watch.results()).contains("watch/put-object/op_create[data/]@3.4.3 passed");
  }

  @Test
  void jobWithoutTheKeyIsReportedByCauseAndOrigin() throws IOException {
    hadoop.configure("fs.s3a.encryption.algorithm", "AES256");

    WatchedRun watch =
        watch(
            List.of("--profile=sse-kms-key-arn"),
            hadoop.shell("-put", file("hello"), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.results())
        .contains("watch/put-object/op_create[data/]@3.4.3 failed")
        .contains("watch/object[data/]@3.4.3 failed");
    assertThat(watch.summary())
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
    hadoop.configure("fs.s3a.endpoint.region", "us-east-1");

    WatchedRun watch = watch(List.of(), hadoop.shell("-put", file("hello"), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.output()).contains("a census of ");
    assertThat(watch.results()).isEmpty();
    assertThat(watch.summary()).contains("| s3://data/ | PUT_OBJECT | op_create |  | AES256 |");
  }

  @Test
  void copyOfTreeUnderClientSideEncryptionIsJudgedByBodiesAndStoredBytes() throws IOException {
    hadoop.configure(
        "fs.s3a.encryption.algorithm", "CSE-KMS",
        "fs.s3a.encryption.key", "${s3aharness.kms.key1.arn}",
        "fs.s3a.encryption.cse.kms.region", "us-east-1");
    Path tree = Files.createDirectory(configuration.resolve("tree"));
    Files.writeString(tree.resolve("text"), "Plain text. ".repeat(1000));

    WatchedRun watch =
        watch(
            List.of(),
            hadoop.java(
                "org.apache.hadoop.tools.DistCp", tree.toUri().toString(), "s3a://data/tree"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    JsonNode put = watch.result("watch/put-object/op_create[data/tree/]@3.4.3");
    assertThat(put.at("/checks/wire:plaintext").asInt()).isPositive();
    assertThat(put.at("/checks/kms:data-key").asInt()).isPositive();
    JsonNode object = watch.result("watch/object[data/tree/]@3.4.3");
    assertThat(object.at("/checks/bytes:ciphertext").asInt()).isPositive();
    JsonNode kms = watch.result("watch/kms-generate-data-key/op_create[data/tree/]@3.4.3");
    assertThat(kms.at("/checks/kms:key-used").asInt()).isPositive();
  }

  @Test
  void dataKeysUnderAnotherKmsKeyAreFound() throws IOException {
    hadoop.configure(
        "fs.s3a.encryption.algorithm", "CSE-KMS",
        "fs.s3a.encryption.key", "${s3aharness.kms.key2.arn}",
        "fs.s3a.encryption.cse.kms.region", "us-east-1");

    WatchedRun watch =
        watch(List.of("--profile=cse-kms"), hadoop.shell("-put", file("hello"), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.results())
        .contains("watch/kms-generate-data-key/op_create[data/]@3.4.3 failed")
        .contains("watch/put-object/op_create[data/]@3.4.3 passed");
    assertThat(watch.summary()).contains("key-used: expected arn:aws:kms:");
  }

  @Test
  void customersKeyWhereItDoesNotBelongIsExposed() throws IOException {
    String key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    hadoop.configure("fs.s3a.encryption.algorithm", "SSE-C", "fs.s3a.encryption.key", key);

    WatchedRun watch =
        watch(
            List.of(),
            hadoop.shell("-put", file("hello"), "s3a://data/of-" + key.replace("=", "")));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.summary())
        .contains(
            "secret: expected where the protocol has it, over TLS, was in the request address");
  }

  @Test
  void plaintextWhereTheClientIsToEncryptIsExposed() throws IOException {
    hadoop.configure("fs.s3a.encryption.algorithm", "AES256");
    Path text = Files.writeString(configuration.resolve("text"), "Plain text. ".repeat(1000));

    WatchedRun watch =
        watch(List.of("--profile=cse-kms"), hadoop.shell("-put", text.toString(), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.output()).contains("EXPOSED: s3://data/");
    assertThat(watch.summary())
        .contains("plaintext: expected ciphertext, was plaintext: text")
        .contains("ciphertext: expected ciphertext, was text");
  }

  @Test
  void customersKeyIsReportedAndWrittenAsDigestAlone() throws IOException {
    String key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    hadoop.configure(
        "fs.s3a.encryption.algorithm", "SSE-C", "fs.s3a.bucket.data.encryption.key", key);

    WatchedRun watch = watch(List.of(), hadoop.shell("-put", file("hello"), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.results()).contains("watch/object[data/]@3.4.3 passed");
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
    hadoop.configure(
        "fs.s3a.encryption.algorithm", "AES256",
        "fs.s3a.access.key", "test",
        "fs.s3a.secret.key", "test");
    store.s3().createBucket(r -> r.bucket("around"));
    store.s3().putObject(r -> r.bucket("around").key("in/"), RequestBody.empty());
    List<String> job =
        List.of(
            "sh",
            "-c",
            String.join(" ", hadoop.shell("-put", file("hello"), "s3a://around/in/"))
                + " && curl --noproxy '*' -sf -X PUT --data-binary around "
                + store.s3Endpoint()
                + "/around/in/g");

    WatchedRun watch =
        WatchedRun.of(
            runs,
            List.of(
                "--store=endpoint",
                "--endpoint=" + store.s3Endpoint(),
                "--access-key=test",
                "--secret-key=test",
                "--bucket=around",
                "--prefix=in"),
            job);

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.output()).contains("NOT ALL WAS JUDGED").contains("s3://around/in/g");
    assertThat(watch.results()).contains("watch/unexplained-object[around/in/]@3.4.3 not run");
  }

  @Test
  void jobWhoseJvmLosesTheVariablesIsNeverGreen(Store store) throws IOException {
    hadoop.configure(
        "fs.s3a.endpoint", store.s3Endpoint().toString(),
        "fs.s3a.path.style.access", "true",
        "fs.s3a.connection.ssl.enabled", "false",
        "fs.s3a.access.key", "test",
        "fs.s3a.secret.key", "test");
    store.s3().createBucket(r -> r.bucket("agentless"));
    // Without the agent, an SDK still reads the variables for proxies.
    List<String> job =
        new ArrayList<>(
            List.of("env", "-u", "JAVA_TOOL_OPTIONS", "-u", "http_proxy", "-u", "HTTP_PROXY"));
    job.addAll(hadoop.shell("-put", file("hello"), "s3a://agentless/f"));

    WatchedRun watch =
        WatchedRun.of(
            runs,
            List.of(
                "--store=endpoint",
                "--endpoint=" + store.s3Endpoint(),
                "--access-key=test",
                "--secret-key=test",
                "--bucket=agentless"),
            job);

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.output())
        .contains("no request went through the recorder")
        .contains("s3://agentless/f");
  }

  @Test
  void jvmWithProxyOfItsOwnIsRefused() throws IOException {
    hadoop.configure("fs.s3a.encryption.algorithm", "AES256");
    List<String> job = new ArrayList<>(hadoop.shell("-ls", "s3a://data/"));
    job.add(1, "-Dhttp.proxyHost=proxy.example.com");

    WatchedRun watch = watch(List.of(), job);

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(watch.summary()).contains("http.proxyHost=proxy.example.com");
  }

  @Test
  void proxyOfTheJobsConfigurationIsNotUsedAndSaidOfAStoreOnThisMachine() throws IOException {
    hadoop.configure(
        "fs.s3a.encryption.algorithm",
        "AES256",
        "fs.s3a.bucket.data.proxy.host",
        "proxy.example.com");

    WatchedRun watch = watch(List.of(), hadoop.shell("-put", file("hello"), "s3a://data/f"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.results()).contains("watch/object[data/]@3.4.3 passed");
    assertThat(watch.summary()).contains("fs.s3a.proxy.host=proxy.example.com, was not used");
  }

  @Test
  void jobThatIsKilledLeavesReportThatSaysSo() throws IOException {
    WatchedRun watch = watch(List.of(), List.of("sh", "-c", "kill -9 $$"));

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(watch.summary()).startsWith("**Incomplete: ").contains("signal 9");
  }

  @Test
  void commandThatCannotBeStartedIsRefusedInOneSentence() throws IOException {
    WatchedRun watch = watch(List.of(), List.of("no-such-command"));

    assertThat(watch.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(watch.output()).contains("-- no-such-command: there is no such program");
  }

  private WatchedRun watch(List<String> options, List<String> job) {
    return WatchedRun.onLocalStack(runs, options, job);
  }

  private String file(String text) throws IOException {
    return hadoop.file("file", text).toString();
  }
}
