package org.s3aharness.cli.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bundle is made, installs itself, and its runs need no internet. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class BundleIT {
  private static final Path JAR = Path.of("target/s3a-encryption-harness.jar").toAbsolutePath();

  @TempDir Path directory;
  private Path bundle;
  private Path installed;
  private Offline offline;

  @BeforeEach
  void nameFiles() throws Exception {
    bundle = directory.resolve("bundle.sh");
    installed = directory.resolve("installed");
    offline = Offline.in(Files.createDirectory(directory.resolve("home")));
  }

  @Tag("nightly")
  @Test
  void runsOnLocalStackWithoutTheInternet() throws Exception {
    makeBundle("localstack");
    install();

    assertRuns("localstack", "--suite=put", "--profile=sse-kms-key-arn", "--profile=cse-kms");
  }

  @Tag("nightly")
  @Test
  void runsOnBothStoresThatAreStartedWithoutTheInternet() throws Exception {
    makeBundle("localstack,seaweedfs");
    install();

    assertRuns("localstack", "--quick");
    assertRuns("seaweedfs", "--quick");
  }

  private void makeBundle(String stores) throws Exception {
    assertThat(JAR).as("the harness, which 'mvnw package' makes").exists();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ds3aharness.home=" + Path.of("").toAbsolutePath(),
                "-jar",
                JAR.toString(),
                "bundle",
                "--store=" + stores,
                "--output=" + bundle)
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(directory.resolve("bundle.sh.unfinished")).doesNotExist();
  }

  private void install() throws Exception {
    String said = offline.run(List.of("sh", bundle.toString(), installed.toString()));
    assertThat(said).contains("Installed s3a-qualify, Hadoop 3.4.3, LocalStack");
    Files.delete(bundle); // A gigabyte.
  }

  private void assertRuns(String store, String... selection) throws Exception {
    Path runs = directory.resolve("runs-" + store);
    List<String> command = new ArrayList<>(List.of(installed.resolve("s3a-qualify").toString()));
    command.addAll(List.of("run", "--localstack=HOST", "--store=" + store, "--out=" + runs));
    command.addAll(List.of(selection));

    String said = offline.run(command);

    assertThat(said).contains("passed").doesNotContain("downloading");
    try (Stream<Path> results = Files.find(runs, 2, (file, is) -> file.endsWith("results.jsonl"))) {
      assertThat(Files.readAllLines(results.findFirst().orElseThrow())).isNotEmpty();
    }
  }
}
