package org.s3aharness.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.FileState;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.agent.ReadPlan;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.release.resolve.ReleaseResolver;

class AgentProcessIT {
  @TempDir static Path directory;
  private static AgentProcess older;
  private static AgentProcess newer;

  @BeforeAll
  static void startTwoReleasesAtOnce() throws Exception {
    older = start("3.3.6");
    newer = start("3.4.3");
  }

  @AfterAll
  static void stop() throws Exception {
    older.close();
    newer.close();
  }

  private static AgentProcess start(String version) throws Exception {
    return AgentProcess.start(
        new ReleaseResolver().fromCentral(version, line -> {}),
        AgentOptions.named(
                version,
                Files.createDirectories(directory.resolve("work")),
                directory.resolve(version + ".log"))
            .throughProxy("127.0.0.1", 9));
  }

  private static FileSystemSpec local() {
    return new FileSystemSpec("file:///");
  }

  private static String path(String name) {
    return directory.resolve(name).toString().substring(1);
  }

  @Test
  void eachRunsItsOwnRelease() throws Exception {
    assertThat(older.agent().info().hadoopVersion()).isEqualTo("3.3.6");
    assertThat(newer.agent().info().hadoopVersion()).isEqualTo("3.4.3");
  }

  @Test
  void oneReleaseReadsWhatTheOtherWrote() throws Exception {
    Content content = Content.ofSize(10_000);
    try (S3AClient writer = older.agent().open(local());
        S3AClient reader = newer.agent().open(local())) {
      writer.write(path("a"), content);
      assertThat(reader.read(path("a"))).isEqualTo(content.fingerprint());
    }
  }

  @Test
  void rangesAreReadInEveryWay() throws Exception {
    Content content = Content.ofSize(300_000);
    try (S3AClient client = newer.agent().open(local())) {
      client.write(path("ranges"), content);
      for (ReadPlan.Way way : ReadPlan.Way.values()) {
        for (ReadPlan.Opening opening : ReadPlan.Opening.values()) {
          ReadPlan plan = ReadPlan.by(way).opened(opening).range(5000, 200_000).range(0, 1);
          assertThat(client.read(path("ranges"), plan))
              .as("%s, opened %s", way, opening)
              .isEqualTo(List.of(content.fingerprint(5000, 200_000), content.fingerprint(0, 1)));
        }
        assertThatThrownBy(() -> client.read(path("ranges"), ReadPlan.by(way).range(299_999, 2)))
            .as("%s beyond the end", way)
            .isInstanceOf(S3AFailure.class)
            .hasMessageContaining("EOFException");
      }
    }
  }

  @Test
  void filesAreListedRenamedCopiedSummedUpAndDeleted() throws Exception {
    try (S3AClient client = older.agent().open(local())) {
      assertThat(client.mkdirs(path("dir/sub"))).isTrue();
      client.write(path("dir/sub/a"), Content.ofSize(3));
      client.copyFromLocal(Content.ofSize(4), path("dir/b"));
      assertThat(client.rename(path("dir/b"), path("dir/c"))).isTrue();
      assertThat(client.list(path("dir"), false))
          .extracting(FileState::toString)
          .containsExactlyInAnyOrder(path("dir/sub") + "/", path("dir/c") + " (4 bytes)");
      assertThat(client.list(path("dir"), true))
          .extracting(FileState::path)
          .containsExactlyInAnyOrder(path("dir/sub/a"), path("dir/c"));
      assertThat(client.contentSummary(path("dir")).length()).isEqualTo(7);
      assertThat(client.contentSummary(path("dir")).files()).isEqualTo(2);
      assertThat(client.delete(path("dir"), true)).isTrue();
      assertThat(directory.resolve("dir")).doesNotExist();
    }
  }

  @Test
  void aFailureCarriesClassNamesMessagesAndStack() throws Exception {
    try (S3AClient client = newer.agent().open(local())) {
      assertThatThrownBy(() -> client.read(path("none")))
          .isInstanceOfSatisfying(
              S3AFailure.class,
              failure -> {
                assertThat(failure.classNames()).containsExactly("java.io.FileNotFoundException");
                assertThat(failure.messages().get(0)).contains("none");
                assertThat(failure.stackText()).contains("org.apache.hadoop.fs.RawLocalFileSystem");
                assertThat(failure.httpStatus()).isZero();
              });
    }
  }

  @Test
  void aClosedClientIsGone() throws Exception {
    S3AClient client = newer.agent().open(local());
    client.close();
    assertThatThrownBy(() -> client.status("tmp"))
        .isInstanceOf(java.rmi.NoSuchObjectException.class);
  }

  @Test
  void filesLieOverDefaultsAndPropertiesOverFinalOnes() throws Exception {
    Path file = directory.resolve("core site.xml");
    Files.writeString(
        file,
        """
        <configuration>
          <property><name>a</name><value>file</value></property>
          <property><name>b</name><value>file</value><final>true</final></property>
        </configuration>
        """);
    FileSystemSpec spec =
        new FileSystemSpec("s3a://bucket/")
            .addProperties(Map.of("b", "property"))
            .addXml(
                "text",
                "<configuration><property><name>c</name><value>${a}, text</value></property></configuration>")
            .addFile(file.toString())
            .addDefaults(Map.of("a", "default", "b", "default", "c", "default", "d", "default"));
    assertThat(newer.agent().property(spec, "a")).isEqualTo("file");
    assertThat(newer.agent().property(spec, "b")).isEqualTo("property");
    assertThat(newer.agent().property(spec, "c")).isEqualTo("file, text");
    assertThat(newer.agent().property(spec, "d")).isEqualTo("default");
    assertThat(newer.agent().property(spec, "e")).isNull();
  }

  @Test
  void deprecatedNamesOfS3AAreUnderstood() throws Exception {
    FileSystemSpec spec =
        new FileSystemSpec("s3a://bucket/")
            .addProperties(Map.of("fs.s3a.server-side-encryption-algorithm", "SSE-KMS"));
    assertThat(newer.agent().property(spec, "fs.s3a.encryption.algorithm")).isEqualTo("SSE-KMS");
  }

  @Test
  void aClustersProxyAndDirectoriesDoNotApply() throws Exception {
    FileSystemSpec spec =
        new FileSystemSpec("s3a://bucket/")
            .addDefaults(
                Map.of(
                    "fs.s3a.proxy.host", "proxy.example.com",
                    "fs.s3a.bucket.bucket.proxy.host", "other.example.com",
                    "hadoop.tmp.dir", "/data/tmp"));
    assertThat(newer.agent().property(spec, "fs.s3a.proxy.host")).isEqualTo("127.0.0.1");
    assertThat(newer.agent().property(spec, "fs.s3a.bucket.bucket.proxy.host"))
        .isEqualTo("127.0.0.1");
    assertThat(newer.agent().property(spec, "hadoop.tmp.dir"))
        .startsWith(directory.resolve("work").toString());
  }

  @Test
  void aMissingConfigurationFileIsNamed() {
    assertThatThrownBy(() -> newer.agent().open(local().addFile("/no/such/core-site.xml")))
        .isInstanceOf(S3AFailure.class)
        .hasMessageContaining("/no/such/core-site.xml does not exist");
  }
}
