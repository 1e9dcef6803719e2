package org.s3aharness.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.CoreSite;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.UsageException;

class ClientConfigurationTest {
  private static final String CORE = CoreSite.text("fs.defaultFS", "s3a://data/");
  private static final String HIVE =
      CoreSite.text("hive.metastore.warehouse.dir", "s3a://warehouse/");

  @TempDir Path directory;
  private Path scratch;

  @BeforeEach
  void makeScratch() throws IOException {
    scratch = Files.createDirectory(directory.resolve("scratch"));
  }

  @Test
  void theFilesOfADirectoryAreReadInTheOrderInWhichHadoopLoadsThem() throws IOException {
    Files.writeString(directory.resolve("hive-site.xml"), CoreSite.text("a", "of Hive"));
    Files.writeString(directory.resolve("core-site.xml"), CoreSite.text("a", "of the core"));
    Files.writeString(directory.resolve("capacity-scheduler.xml"), CoreSite.text("a", "of none"));
    ClientConfiguration read = read(directory);
    assertThat(names(read)).containsExactly("core-site.xml", "hive-site.xml");
    assertThat(read.settings().get("a")).contains("of Hive");
  }

  @Test
  void aZipArchiveWithADirectoryForTheRoleIsRead() throws IOException {
    Path archive = zip(Map.of("hive-conf/core-site.xml", CORE, "hive-conf/hive-site.xml", HIVE));
    assertThat(names(read(archive))).containsExactly("core-site.xml", "hive-site.xml");
  }

  @Test
  void aTarArchiveWithTheFilesAtTheTopIsRead() throws IOException {
    Path archive = tar(Map.of("core-site.xml", CORE, "hadoop-env.sh", "export X=1"));
    assertThat(read(archive).settings().get("fs.defaultFS")).contains("s3a://data/");
  }

  @Test
  void aFileThatSeveralRolesHaveAlikeIsReadOnce() throws IOException {
    Path archive =
        zip(Map.of("HDFS_CLIENT/core-site.xml", CORE, "HIVE_CLIENT/core-site.xml", CORE));
    assertThat(names(read(archive))).containsExactly("core-site.xml");
  }

  @Test
  void twoDifferentFilesOfOneNameAreRefused() throws IOException {
    Path archive =
        zip(
            Map.of(
                "a/core-site.xml",
                CORE,
                "b/core-site.xml",
                CoreSite.text("fs.defaultFS", "hdfs://nn")));
    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(archive.toString())
        .hasMessageContaining("a/core-site.xml and b/core-site.xml");
  }

  @Test
  void anEntryBesideTheArchiveIsRefused() throws IOException {
    Path archive = zip(Map.of("../../core-site.xml", CORE));
    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("would be unpacked outside its directory");
    assertThat(directory.resolve("core-site.xml")).doesNotExist();
  }

  @Test
  void anEntryThatIsTooLargeForAConfigurationIsRefused() throws IOException {
    Path archive = zip(Map.of("core-site.xml", " ".repeat((16 << 20) + 1)));
    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("more than 16 MiB");
  }

  @Test
  void whatIsNoArchiveIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("conf.tar.gz"), "no archive");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("conf.tar.gz is not an archive of client configuration");
  }

  @Test
  void aDirectoryWithoutConfigurationIsNamedWithWhatWasLookedFor() {
    assertThatThrownBy(() -> read(scratch))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(scratch.toString())
        .hasMessageContaining("core-site.xml");
  }

  @Test
  void aPathThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> read(directory.resolve("none")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("none");
  }

  @Test
  void sparkGivesHadoopWhatBeginsWithItsPrefix() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("spark-defaults.conf"),
            """
            # spark.hadoop.fs.s3a.endpoint   commented \\
            spark.hadoop.fs.s3a.encryption.algorithm   SSE-KMS
            spark.hadoop.fs.s3a.encryption.key = \\
                alias/lake
            spark.hadoop.fs.s3a.bucket.b.encryption.key
            spark.sql.warehouse.dir=s3a://lake/warehouse
            """);
    assertThat(read(file).properties())
        .extracting(p -> p.name() + "=" + p.value().orElseThrow() + " at " + p.origin())
        .containsExactly(
            "fs.s3a.encryption.algorithm=SSE-KMS at spark-defaults.conf:2",
            "fs.s3a.encryption.key=alias/lake at spark-defaults.conf:3",
            "fs.s3a.bucket.b.encryption.key= at spark-defaults.conf:5",
            "spark.sql.warehouse.dir=s3a://lake/warehouse at spark-defaults.conf:6");
  }

  private ClientConfiguration read(Path given) {
    return ClientConfiguration.read(List.of(given), scratch);
  }

  private static List<String> names(ClientConfiguration configuration) {
    return configuration.files().stream()
        .map(ConfigurationFile::source)
        .map(path -> path.getFileName().toString())
        .toList();
  }

  private Path zip(Map<String, String> entries) throws IOException {
    Path file = directory.resolve("client.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  private Path tar(Map<String, String> entries) throws IOException {
    Path file = directory.resolve("client-configs.tar.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (Map.Entry<String, String> each : entries.entrySet()) {
        byte[] bytes = each.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(each.getKey());
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
    return file;
  }
}
