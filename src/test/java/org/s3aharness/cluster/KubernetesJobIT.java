package org.s3aharness.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.ChildJvm;
import org.s3aharness.CoreSite;
import org.s3aharness.cli.Main;
import org.s3aharness.cli.Qualify;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;

/**
 * The Job that is documented for Kubernetes, of which this machine runs what its pods would run.
 */
@ExtendWith(SharedLocalStack.class)
class KubernetesJobIT {
  private static final String COMMAND = "/opt/s3a-qualify/s3a-qualify";
  private static final int MINUTES = 5;

  @TempDir Path directory;
  private JsonNode job;
  private JsonNode container;

  @BeforeEach
  void readManifest() throws IOException {
    job = new YAMLMapper().readTree(Path.of("docs/kubernetes-job.yaml").toFile());
    container = job.at("/spec/template/spec/containers/0");
  }

  @Test
  void thereIsAPodForEachShard() {
    assertThat(job.at("/spec/completionMode").asText()).isEqualTo("Indexed");
    assertThat(job.at("/spec/completions").asInt()).isEqualTo(Integer.parseInt(value("SHARDS")));
    assertThat(value("JOB_NAME")).isEqualTo(job.at("/metadata/name").asText());
  }

  private String value(String variable) {
    for (JsonNode each : container.path("env")) {
      if (each.path("name").asText().equals(variable)) {
        return each.path("value").asText();
      }
    }
    throw new AssertionError("the manifest sets no " + variable);
  }

  @Test
  @Tag("nightly")
  void whatItsPodsLeaveBecomesOneRun(Store store) throws Exception {
    for (int index = 0; index < 2; index++) {
      assertThat(pod(index, store)).as(Files.readString(log(index))).isZero();
    }

    Qualify merged = Qualify.command(directory.resolve("merged"), merge());

    merged.assertEnded(ExitCode.AS_EXPECTED);
  }

  @Test
  @Tag("nightly")
  void missingPodLeavesTheRunIncomplete(Store store) throws Exception {
    assertThat(pod(0, store)).as(Files.readString(log(0))).isZero();

    Qualify merged = Qualify.command(directory.resolve("merged"), merge());

    merged.assertEnded(ExitCode.INFRASTRUCTURE);
    assertThat(merged.output()).contains("2 of 2");
  }

  private String[] merge() throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("merge");
    arguments.add("--out=" + directory.resolve("merged"));
    try (var shards = Files.list(directory.resolve("runs").resolve(value("JOB_NAME")))) {
      for (Path shard : shards.sorted().toList()) {
        try (var runs = Files.list(shard)) {
          arguments.add(runs.findFirst().orElseThrow().toString());
        }
      }
    }
    return arguments.toArray(new String[0]);
  }

  private Path log(int index) {
    return directory.resolve("pod-" + index + ".log");
  }

  /** Runs a pod's script with the paths of this machine, and returns its exit code. */
  private int pod(int index, Store store) throws Exception {
    String script =
        container
            .at("/args/0")
            .asText()
            .replace(COMMAND, command().toString())
            .replace("/runs", directory.resolve("runs").toString())
            .replace("/etc/hadoop/conf", configuration().toString());
    ProcessBuilder builder =
        new ProcessBuilder(container.at("/command/0").asText(), "-c", script)
            .redirectErrorStream(true)
            .redirectOutput(log(index).toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "JOB_COMPLETION_INDEX",
                Integer.toString(index),
                "JOB_NAME",
                value("JOB_NAME"),
                "SHARDS",
                "2",
                "SELECTION",
                "--suite put --profile sse-s3",
                "S3_ENDPOINT",
                store.s3Endpoint().toString(),
                "KMS_ENDPOINT",
                store.kmsEndpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                store.credentials().accessKey(),
                "AWS_SECRET_ACCESS_KEY",
                store.credentials().secretKey()));
    Process pod = builder.start();
    assertThat(pod.waitFor(MINUTES, TimeUnit.MINUTES)).as(Files.readString(log(index))).isTrue();
    return pod.exitValue();
  }

  private Path configuration() throws IOException {
    Path conf = Files.createDirectories(directory.resolve("conf"));
    Files.writeString(conf.resolve("core-site.xml"), CoreSite.text(Map.of()));
    return conf;
  }

  private Path command() throws IOException {
    Path command = directory.resolve("s3a-qualify");
    List<String> java = ChildJvm.of(Main.class, List.of("-Xmx512m"), List.of()).command();
    Files.writeString(command, "#!/bin/sh\nexec " + String.join(" ", java) + " \"$@\"\n");
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    return command;
  }
}
