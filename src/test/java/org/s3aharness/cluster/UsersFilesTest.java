package org.s3aharness.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.encryption.UsageException;

class UsersFilesTest {
  @TempDir Path directory;

  @Test
  void optionsNameFilesAsAContainerHasThem() throws Exception {
    Path site = Files.writeString(directory.resolve("core-site.xml"), "<configuration/>");
    Path keys = Files.writeString(directory.resolve("s3.jceks"), "keys");

    assertThat(
            new UsersFiles()
                .replace(
                    List.of(
                        "--quick",
                        "--base-config=" + site,
                        "--credential-file=jceks://hdfs@nn/s3.jceks=" + keys)))
        .containsExactly(
            "--quick",
            "--base-config=users-files/0-core-site.xml",
            "--credential-file=jceks://hdfs@nn/s3.jceks=users-files/1-s3.jceks");
  }

  @Test
  void directoryTravelsWithEverythingInIt() throws Exception {
    Path conf = Files.createDirectories(directory.resolve("conf"));
    Files.writeString(conf.resolve("core-site.xml"), "<configuration/>");
    UsersFiles files = new UsersFiles();
    files.replace(List.of("--hadoop-conf=" + conf));
    Path archive = directory.resolve("files.zip");

    files.write(archive);

    try (ZipFile zip = new ZipFile(archive.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("0-conf/core-site.xml");
    }
  }

  @Test
  void missingFileIsSaid() {
    assertThatThrownBy(() -> new UsersFiles().replace(List.of("--base-config=nowhere.xml")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--base-config nowhere.xml");
  }
}
