package org.s3aharness.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.s3aharness.session.outcome.ExitCode;

/**
 * Measures a run as its user starts it: the time from the command to its verdict, cases a second
 * beside Hadoop's own encryption tests on the same store, and which process and which kind of
 * thread the processor works for. Each figure is the median of the rounds, in seconds.
 *
 * <p>After {@code ./mvnw test-compile} and one {@code ./s3a-qualify run --quick}, which fills the
 * caches: {@code java -cp 'target/test-classes:target/classes:target/lib/*'
 * org.s3aharness.bench.RunBenchmark}. The arguments are the number of rounds, 3 by default, and
 * which of {@code one}, {@code six}, {@code suites} (the same six without Hadoop's tests), {@code
 * quick}, {@code default}, {@code pair} (an upgrade) and {@code releases} (every one of six to
 * every other) to measure; the first two by default. It measures the harness of the current
 * directory, which may be an older one, and needs Linux, whose {@code /proc} it reads.
 */
public final class RunBenchmark {
  private static final List<String> SIX =
      List.of("setting", "put", "read", "rename", "listing", "access");

  private static final String RELEASES = "3.3.1,3.3.6,3.4.1,3.4.2,3.4.3,3.5.0";

  private RunBenchmark() {}

  /** The time of a run, how many cases it judged, and its processor time by group. */
  private record Measured(double seconds, long judged, Map<String, Double> processor) {
    double perSecond() {
      return judged / seconds;
    }
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    List<String> what =
        arguments.length > 1
            ? List.of(arguments).subList(1, arguments.length)
            : List.of("one", "six");
    Path work = Files.createTempDirectory("s3aharness-bench-");
    try {
      for (String selection : what) {
        if (selection.equals("six")) {
          besideHadoop(rounds, work);
        } else {
          print(selection, measure(rounds, work, argumentsOf(selection)));
        }
      }
    } finally {
      PathUtils.deleteDirectory(work);
    }
  }

  private static List<String> argumentsOf(String selection) {
    return switch (selection) {
      case "one" -> List.of("run", "--case", "rename/small-file-keeps-its-encryption[sse-c]@*");
      case "six", "suites" ->
          Stream.concat(Stream.of("run"), SIX.stream().map(suite -> "--suite=" + suite)).toList();
      case "quick" -> List.of("run", "--quick");
      case "default" -> List.of("run");
      case "pair" -> List.of("upgrade", "--from", "3.4.2", "--to", "3.4.3");
      case "releases" -> List.of("upgrade", "--all", RELEASES);
      default -> throw new IllegalArgumentException("no such selection: " + selection);
    };
  }

  /** Measures the six suites and Hadoop's tests in turn, so that both meet the same machine. */
  private static void besideHadoop(int rounds, Path work) throws Exception {
    HadoopOwnTests.compile();
    List<Measured> ours = new ArrayList<>();
    Map<HadoopOwnTests.Jvms, List<Double>> hadoops = new EnumMap<>(HadoopOwnTests.Jvms.class);
    for (int round = 0; round < rounds; round++) {
      ours.addAll(measure(1, work, argumentsOf("six")));
      for (HadoopOwnTests.Jvms jvms : HadoopOwnTests.Jvms.values()) {
        HadoopOwnTests.Result result = HadoopOwnTests.run(work, jvms);
        hadoops.computeIfAbsent(jvms, any -> new ArrayList<>()).add(result.perSecond());
        System.out.printf(
            "Hadoop's own tests, JVMs %s: %d ran, %d failed, in %.1f s, %.1f s of it in tests%n",
            jvms, result.run(), result.failed(), result.seconds(), result.inTests());
      }
    }
    print("six", ours);
    double perSecond = median(ours.stream().map(Measured::perSecond).toList());
    hadoops.forEach(
        (jvms, theirs) ->
            System.out.printf(
                "cases a second: ours %.2f, Hadoop's own tests with JVMs %s %.2f, ratio %.1f%n",
                perSecond, jvms, median(theirs), perSecond / median(theirs)));
  }

  private static List<Measured> measure(int rounds, Path work, List<String> selection)
      throws Exception {
    List<Measured> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Path runs = Files.createTempDirectory(work, "runs-");
      List<String> command = new ArrayList<>(List.of("./s3a-qualify", selection.get(0), "--quiet"));
      command.addAll(List.of("--out", runs.toString()));
      command.addAll(selection.subList(1, selection.size()));
      ProcessorTimes times = new ProcessorTimes();
      long start = System.nanoTime();
      Process process = new ProcessBuilder(command).inheritIO().start();
      times.follow(process);
      double seconds = (System.nanoTime() - start) / 1e9;
      // An upgrade may well not be safe.
      if (process.exitValue() != ExitCode.AS_EXPECTED && process.exitValue() != ExitCode.FAILED) {
        throw new IllegalStateException("a run ended with exit code " + process.exitValue());
      }
      all.add(new Measured(seconds, judged(runs), times.by(RunBenchmark::group)));
    }
    return all;
  }

  private static long judged(Path runs) throws Exception {
    try (Stream<Path> directories = Files.list(runs);
        Stream<String> lines =
            Files.lines(directories.findFirst().orElseThrow().resolve("results.jsonl"))) {
      return lines.filter(line -> !line.contains("\"verdict\":\"not run\"")).count();
    }
  }

  /** Names the process and, in a JVM, the kind of thread. */
  private static String group(String command, String thread) {
    if (!command.contains("java")) {
      return command.contains("python") || command.contains("localstack")
          ? "LocalStack"
          : "other processes";
    }
    String process = command.contains("AgentMain") ? "agents: " : "harness: ";
    if (thread.startsWith("C1 ") || thread.startsWith("C2 ")) {
      return process + "compilers";
    }
    if (thread.startsWith("GC ") || thread.equals("VM Thread")) {
      return process + "garbage collection";
    }
    if (thread.startsWith("LittleProxy")) {
      return process + "recorder";
    }
    if (thread.startsWith("sdk-")
        || thread.startsWith("aws-java-sdk")
        || thread.contains("Netty")) {
      return process + "AWS SDK's threads";
    }
    return process + "other threads";
  }

  private static void print(String selection, List<Measured> rounds) {
    double processor =
        median(
            rounds.stream()
                .map(m -> m.processor().values().stream().mapToDouble(d -> d).sum())
                .toList());
    System.out.printf(
        "%s: %d cases judged in %.1f s, %.2f a second, %.0f s of processor time %s%n",
        selection,
        rounds.get(0).judged(),
        median(rounds.stream().map(Measured::seconds).toList()),
        median(rounds.stream().map(Measured::perSecond).toList()),
        processor,
        Arrays.toString(rounds.stream().map(m -> Math.round(m.seconds() * 10) / 10.0).toArray()));
    Map<String, List<Double>> groups = new TreeMap<>();
    rounds.forEach(
        round ->
            round
                .processor()
                .forEach(
                    (group, s) -> groups.computeIfAbsent(group, g -> new ArrayList<>()).add(s)));
    groups.forEach(
        (group, seconds) -> System.out.printf("  %-32s %7.1f s%n", group, median(seconds)));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
