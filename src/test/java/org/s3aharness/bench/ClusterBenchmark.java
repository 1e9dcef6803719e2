package org.s3aharness.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.s3aharness.ChildJvm;
import org.s3aharness.cli.Main;
import org.s3aharness.cluster.YarnCluster;
import org.s3aharness.cluster.YarnCluster.WorkerNode;
import org.s3aharness.store.Store;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.local.LocalStackOptions;

/**
 * Measures the same selection of cases run on this machine, and on YARN in 1, 2 and 4 containers of
 * two NodeManagers on this machine, against one LocalStack. Each container has one agent, as the
 * run on this machine has.
 *
 * <p>After {@code ./mvnw test-compile} and one run of {@code RunOnYarnIT}, which fills the caches:
 * {@code java -cp 'target/test-classes:target/classes:target/lib/*'
 * org.s3aharness.bench.ClusterBenchmark}. The arguments select cases, as they do for {@code
 * s3a-qualify run}; {@code --suite put --profile sse-s3} by default. It needs Linux.
 */
public final class ClusterBenchmark {
  private static final String RELEASE = "3.4.3";
  private static final List<Integer> CONTAINERS = List.of(1, 2, 4);

  private ClusterBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    List<String> selection =
        arguments.length > 0
            ? List.of(arguments)
            : List.of("--suite", "put", "--profile", "sse-s3");
    Path work = Files.createTempDirectory("s3aharness-bench-");
    LocalStackOptions options =
        LocalStackOptions.loggingTo(work.resolve("localstack.log"))
            .withHosting(LocalStackOptions.Hosting.HOST);
    try (Store store = LocalStack.start(options, System.out::println);
        YarnCluster cluster =
            YarnCluster.start(
                work.resolve("cluster"),
                Map.of("yarn.nodemanager.resource.memory-mb", "4096"),
                List.of(
                    WorkerNode.of("127.0.0.2", RELEASE), WorkerNode.of("127.0.0.3", RELEASE)))) {
      measure("on this machine", work, store, selection, List.of("--release", RELEASE));
      for (int containers : CONTAINERS) {
        List<String> onYarn =
            List.of(
                "--on=yarn",
                "--hadoop-conf=" + cluster.conf(),
                "--container-memory=1536",
                "--staging=" + work.resolve("staging").toUri(),
                "--shards=" + containers);
        measure(containers + " containers", work, store, selection, onYarn);
      }
    } finally {
      PathUtils.deleteDirectory(work);
    }
  }

  private static void measure(
      String called, Path work, Store store, List<String> selection, List<String> how)
      throws Exception {
    Path runs = Files.createTempDirectory(work, "runs-");
    List<String> command =
        new ArrayList<>(List.of("run", "--quiet", "--parallel=1", "--out=" + runs));
    command.addAll(List.of("--store=endpoint", "--endpoint=" + store.s3Endpoint()));
    command.addAll(how);
    command.addAll(selection);
    ProcessBuilder builder =
        ChildJvm.of(Main.class, List.of("-Ds3aharness.home=" + home()), command).inheritIO();
    builder.environment().put("AWS_ACCESS_KEY_ID", "test");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
    ProcessorTimes times = new ProcessorTimes();
    long start = System.nanoTime();
    Process run = builder.start();
    times.follow(run, ProcessHandle.current());
    double seconds = (System.nanoTime() - start) / 1e9;
    if (run.exitValue() != 0) {
      throw new IllegalStateException("a run ended with exit code " + run.exitValue());
    }
    System.out.printf(
        "%s: %d cases judged in %.0f s, load %s%n",
        called, judged(runs), seconds, Files.readString(Path.of("/proc/loadavg")).strip());
    times
        .by((process, thread) -> group(process))
        .forEach((group, used) -> System.out.printf("  %-32s %7.1f s%n", group, used));
  }

  private static String home() {
    return System.getProperty("s3aharness.home", Path.of("").toAbsolutePath().toString());
  }

  /** Names the group of a process by its command line. */
  private static String group(String command) {
    if (command.contains("ResourceManager") || command.contains("NodeManager")) {
      return "YARN's daemons";
    }
    if (!command.contains("java")) {
      return command.contains("localstack") ? "LocalStack" : "other processes";
    }
    if (command.contains("AgentMain")) {
      return "agents";
    }
    if (command.contains("org.s3aharness.node.yarn")) {
      return "tasks and YARN's clients";
    }
    if (command.contains("ClusterBenchmark")) {
      return "this benchmark";
    }
    return "harness";
  }

  private static long judged(Path runs) throws Exception {
    try (Stream<Path> files = Files.find(runs, 2, (path, is) -> path.endsWith("results.jsonl"));
        Stream<String> lines = Files.lines(files.findFirst().orElseThrow())) {
      return lines.filter(line -> !line.contains("\"verdict\":\"not run\"")).count();
    }
  }
}
