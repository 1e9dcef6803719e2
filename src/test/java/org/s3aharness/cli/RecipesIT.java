package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.s3aharness.catalogue.SampleResults;
import org.s3aharness.documents.Recipes;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.merge.WrittenRun;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import org.s3aharness.store.connect.StoreClients;

/** The recipes run as they are documented, on few cases, and come to a verdict. */
@ExtendWith(SharedLocalStack.class)
class RecipesIT {
  private static final Path CONFIGURATION = Path.of("src/test/resources/configs/own-buckets");

  @TempDir static Path directory;

  @TempDir Path runs;

  static List<List<String>> withoutAStore() throws IOException {
    return Recipes.of(List.of("explain", "classpath"));
  }

  static List<List<String>> withAStore() throws IOException {
    return Recipes.of(List.of("run", "upgrade", "store-report"));
  }

  @BeforeAll
  static void filesOfAReader() throws IOException {
    Path profiles = Files.createDirectory(directory.resolve("my-profiles"));
    Files.copy(Path.of("test-configs/sse-s3.xml"), profiles.resolve("production.xml"));
    Files.writeString(
        directory.resolve("spark-defaults.conf"),
        "spark.hadoop.fs.s3a.bucket.landing-zone.encryption.algorithm AES256\n");
    try (OutputStream out = Files.newOutputStream(directory.resolve("client.zip"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("hive-conf/core-site.xml"));
      Files.copy(CONFIGURATION.resolve("core-site.xml"), zip);
    }
  }

  @ParameterizedTest
  @MethodSource("withoutAStore")
  void comesToAVerdictWithoutAStore(List<String> recipe) {
    comesToAVerdict(recipes("http://127.0.0.1:1").here(recipe));
  }

  @ParameterizedTest
  @MethodSource("withAStore")
  @Tag("nightly")
  void comesToAVerdict(List<String> recipe, Store store) throws IOException {
    List<String> here = recipes(store.s3Endpoint().toString()).here(recipe);
    here.add("--out=" + runs);
    if (here.contains("--endpoint")) {
      here.add("--access-key=" + store.credentials().accessKey());
      here.add("--secret-key=" + store.credentials().secretKey());
    }
    if (here.contains("--prefix")) {
      new StoreClients(store.region(), store.credentials(), new RequestCount())
          .s3(store.s3Endpoint())
          .createBucket(request -> request.bucket("data"));
    }
    if (here.contains("--case") && here.contains("2")) {
      aRunWithTwoLines();
    }
    if (here.contains("--baseline")) {
      aBaseline();
    }
    narrow(here);
    comesToAVerdict(here);
  }

  private static void comesToAVerdict(List<String> arguments) {
    Qualify ran = Qualify.command(directory, arguments.toArray(new String[0]));
    assertThat(ran.exitCode())
        .as(arguments + "\n" + ran.output())
        .isIn(ExitCode.AS_EXPECTED, ExitCode.FAILED);
  }

  private Recipes recipes(String endpoint) {
    return new Recipes()
        .with("/etc/hadoop/conf/core-site.xml", CONFIGURATION.resolve("core-site.xml"))
        .with("/etc/hadoop/conf", CONFIGURATION)
        .with("hive-clientconfig.zip", directory.resolve("client.zip"))
        .with("spark-defaults.conf", directory.resolve("spark-defaults.conf"))
        .with("my-profiles/", directory.resolve("my-profiles"))
        .with("AppendByRewrite.java", "src/test/java/org/s3aharness/example/AppendByRewrite.java")
        .with("s3a-baseline.jsonl", runs.resolve("baseline.jsonl"))
        .with("https://s3.example.com", endpoint)
        .with("http://localhost:4566", endpoint)
        .with("$(hadoop classpath)", hadoopClasspath())
        .with("/usr/lib/jvm/java-8", System.getProperty("java.home"));
  }

  private static String hadoopClasspath() {
    return Qualify.command(directory, "classpath", "--release=3.4.3").output().strip();
  }

  /** Leaves few cases of a recipe that would take everything. */
  private static void narrow(List<String> here) {
    boolean chosen =
        List.of("--case", "--scenario").stream().anyMatch(here::contains)
            || here.get(0).equals("store-report");
    if (chosen) {
      return;
    }
    if (here.contains("change")) {
      here.add("--case=change/rename-within-*[sse-s3-to-sse-kms-key2]*");
      return;
    }
    if (!here.contains("--suite")) {
      here.add("--suite=setting");
    }
    if (List.of("--profile", "--hadoop-conf").stream().noneMatch(here::contains)) {
      here.add("--profile=sse-s3");
    }
  }

  private void aBaseline() throws IOException {
    Path run =
        WrittenRun.of(
                List.of(
                    SampleResults.change("rename", "sse-s3-to-sse-c", Verdict.PASSED, Map.of())))
            .into(directory.resolve("accepted"));
    Qualify.command(directory, "baseline", run.toString(), "-o=" + runs.resolve("baseline.jsonl"));
  }

  private void aRunWithTwoLines() throws IOException {
    WrittenRun.of(
            List.of(
                SampleResults.notRun("stays", "sse-s3-to-sse-c", "the first reason"),
                SampleResults.notRun(
                    "rename-within-old-data-reencrypts", "sse-s3-to-sse-kms-key2", "the second")))
        .into(runs);
  }
}
