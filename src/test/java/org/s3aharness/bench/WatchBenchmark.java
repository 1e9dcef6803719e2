package org.s3aharness.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.release.AgentJars;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.store.Store;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.local.LocalStackOptions;
import org.s3aharness.util.ProxyVariables;
import org.s3aharness.watch.Watch;
import org.s3aharness.watch.WatchSetup;

/**
 * Measures what watching costs a job: {@code hadoop fs -put} of many small files, and of a large
 * one, through {@code watch} (TLS, judged) and straight to LocalStack (plain HTTP), in turn. It
 * prints the medians of the job's time in seconds.
 *
 * <p>After {@code ./mvnw test-compile}: {@code java -cp
 * 'target/test-classes:target/classes:target/lib/*' org.s3aharness.bench.WatchBenchmark}. The
 * arguments are the number of small files, the MiB of the large one, and the rounds; 2000, 1024 and
 * 3 by default.
 */
public final class WatchBenchmark {
  private static final int SMALL_BYTES = 1000;
  private static final int MIB = 1 << 20;

  private WatchBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    int files = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
    int mebibytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1024;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    Path work = Files.createTempDirectory("s3aharness-bench-");
    Path small = smallFiles(work, files);
    Path large = largeFile(work, mebibytes);
    Files.writeString(work.resolve("core-site.xml"), "<configuration/>");
    try (Store store =
        LocalStack.start(
            LocalStackOptions.loggingTo(work.resolve("store.log"))
                .withHosting(LocalStackOptions.Hosting.HOST),
            System.out::println)) {
      store.s3().createBucket(r -> r.bucket("data"));
      measure(files + " small files", store, work, small, rounds);
      measure(mebibytes + " MiB", store, work, large, rounds);
    }
  }

  private static void measure(String what, Store store, Path work, Path source, int rounds)
      throws Exception {
    List<Double> watched = new ArrayList<>();
    List<Double> direct = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      watched.add(watched(store, work, put(work, Map.of(), source, "watched-" + round)));
      direct.add(
          seconds(
              put(
                  work,
                  Map.of(
                      "fs.s3a.endpoint", store.s3Endpoint().toString(),
                      "fs.s3a.path.style.access", "true",
                      "fs.s3a.connection.ssl.enabled", "false"),
                  source,
                  "direct-" + round),
              System.getenv()));
    }
    System.out.printf("%s: watched %.1f s, direct %.1f s%n", what, median(watched), median(direct));
  }

  private static double watched(Store store, Path work, List<String> job) throws Exception {
    Path own = Files.createTempDirectory(work, "watch-");
    try (Watch watch =
        Watch.start(
            new WatchSetup(
                store,
                RunKeys.of(List.of(), own),
                List.of(),
                Optional.empty(),
                List.of(),
                ProxyVariables.none(),
                AgentJars.watchAgent(),
                own,
                own.resolve("requests.jsonl.gz"),
                own.resolve("objects.jsonl.gz")))) {
      double seconds = seconds(job, watch.environment(System.getenv()));
      System.out.println("  " + watch.progress());
      return seconds;
    }
  }

  /** Returns the seconds that a command takes. */
  private static double seconds(List<String> command, Map<String, String> environment)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    int exitCode = builder.start().waitFor();
    if (exitCode != 0) {
      throw new IOException("the job ended with exit code " + exitCode);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static List<String> put(
      Path work, Map<String, String> settings, Path source, String target) throws IOException {
    String classpath =
        new ReleaseResolver()
            .fromCentral("3.4.3", System.out::println).classpath().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                work + File.pathSeparator + classpath,
                "org.apache.hadoop.fs.FsShell",
                "-Dfs.s3a.endpoint.region=us-east-1",
                "-Dfs.s3a.access.key=test",
                "-Dfs.s3a.secret.key=test",
                "-Dfs.s3a.encryption.algorithm=AES256",
                "-Dfs.s3a.buffer.dir=" + work.resolve("buffer")));
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-put", source.toString(), "s3a://data/" + target));
    return command;
  }

  private static Path smallFiles(Path work, int files) throws IOException {
    Path directory = Files.createDirectory(work.resolve("small"));
    byte[] content = new byte[SMALL_BYTES];
    for (int i = 0; i < files; i++) {
      Files.write(directory.resolve("file-" + i), content);
    }
    return directory;
  }

  private static Path largeFile(Path work, int mebibytes) throws IOException {
    Path file = work.resolve("large");
    try (var out = Files.newOutputStream(file)) {
      byte[] mebibyte = new byte[MIB];
      for (int i = 0; i < mebibytes; i++) {
        out.write(mebibyte);
      }
    }
    return file;
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
