package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.s3aharness.ChildJvm;

/**
 * {@code s3a-qualify run} as a process of its own, to be killed. Whatever it starts can be told by
 * its temporary directory, which is in the command line or the environment of each.
 */
public final class HarnessProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int POLL_MILLISECONDS = 20;

  private final Path temporary;
  private final Path out;
  private final Path console;
  private final Enclosure enclosure;
  private final Process process;

  private HarnessProcess(
      Path temporary, Path out, Path console, Enclosure enclosure, Process process) {
    this.temporary = temporary;
    this.enclosure = enclosure;
    this.out = out;
    this.console = console;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param temporary for its temporary files; may be shared by several, one after the other
   * @param directory for what it says and leaves; its own
   */
  public static HarnessProcess start(Path temporary, Path directory, String... selection)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("run", "--out", directory.resolve("runs").toString()));
    command.addAll(List.of(selection));
    return start(temporary, directory, Map.of(), command);
  }

  /**
   * Starts any command, with no terminal.
   *
   * @param environment on top of this JVM's, of which nothing about AWS is passed on
   */
  public static HarnessProcess start(
      Path temporary, Path directory, Map<String, String> environment, List<String> arguments)
      throws IOException {
    return start(
        temporary, directory, environment, options -> BuiltHarness.command(options, arguments));
  }

  /** Starts {@code run} of a single jar. */
  public static HarnessProcess startJar(
      Path jar, Path temporary, Path directory, String... selection) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--out", directory.resolve("runs").toString()));
    arguments.addAll(List.of(selection));
    return start(temporary, directory, Map.of(), options -> ChildJvm.of(jar, options, arguments));
  }

  private static HarnessProcess start(
      Path temporary,
      Path directory,
      Map<String, String> environment,
      Function<List<String>, ProcessBuilder> jvm)
      throws IOException {
    Files.createDirectories(temporary);
    Path out = Files.createDirectories(directory).resolve("runs");
    Path console = directory.resolve("console");
    Enclosure enclosure = Enclosure.create();
    List<String> options = new ArrayList<>(enclosure.jvmOptions());
    options.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData"));
    ProcessBuilder builder =
        jvm.apply(options)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(console.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    builder.environment().put("TMPDIR", temporary.toString());
    Process process = enclosure.enclose(builder, commonParent(temporary, out)).start();
    return new HarnessProcess(temporary, out, console, enclosure, process);
  }

  private static Path commonParent(Path one, Path other) {
    Path common = one;
    while (!other.startsWith(common)) {
      common = common.getParent();
    }
    return common;
  }

  /** Sends the harness a signal, such as {@code INT}. */
  public void signal(String name) throws Exception {
    ChildJvm.signal(name, process.pid());
  }

  /** Does what Ctrl-C in a terminal does: all processes of the foreground receive the signal. */
  public void interruptFromTerminal() throws Exception {
    List<ProcessHandle> started = started();
    signal("INT");
    for (ProcessHandle each : started) {
      ChildJvm.signal("INT", each.pid());
    }
  }

  /** The store's process, not the guard's, which cleans up after it. */
  public Optional<ProcessHandle> localStack() throws IOException {
    return started(
            command -> command.contains("localstack_host.py") && !command.contains("guard.py"))
        .stream()
        .findFirst();
  }

  public List<ProcessHandle> agents() throws IOException {
    return started(command -> command.contains("org.s3aharness.agent.hadoop.AgentMain"));
  }

  /** Returns the processes that the harness has started and that still run. */
  public List<ProcessHandle> started() throws IOException {
    return started(command -> true);
  }

  private List<ProcessHandle> started(Predicate<String> ofCommand) throws IOException {
    List<ProcessHandle> found = new ArrayList<>();
    for (ProcessHandle other : ProcessHandle.allProcesses().toList()) {
      Path proc = Path.of("/proc", Long.toString(other.pid()));
      String command = textOf(proc.resolve("cmdline"));
      boolean ours = (command + textOf(proc.resolve("environ"))).contains(temporary.toString());
      if (ours && other.pid() != process.pid() && ofCommand.test(command)) {
        found.add(other);
      }
    }
    return found;
  }

  /** Empty for a process that has ended meanwhile, or is another user's. */
  private static String textOf(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for it to end, and returns its exit code. */
  public int exitCodeWithin(Duration limit) throws Exception {
    assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
        .as("the harness ends within %s: %s", limit, console())
        .isTrue();
    return process.exitValue();
  }

  /** Waits until something is so in a harness that runs. */
  public void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.multipliedBy(6).toNanos();
    while (!condition.holds()) {
      assertThat(isAlive()).as(console()).isTrue();
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Nothing that it has started is left, of its temporary files only these, and nothing at all in
   * {@code /tmp}, its home and its working directory.
   */
  public void assertLeavesNothingBut(Predicate<Path> allowed) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline
        && !(started().isEmpty() && temporaryFiles(allowed.negate()).isEmpty())) {
      Thread.sleep(POLL_MILLISECONDS);
    }
    assertThat(started()).as("processes left").isEmpty();
    assertThat(temporaryFiles(allowed.negate())).as("temporary files left").isEmpty();
    assertThat(enclosure.left()).as("files left elsewhere").isEmpty();
  }

  private List<Path> temporaryFiles(Predicate<Path> which) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(which).toList();
    }
  }

  /** Its run directory. */
  public Path runDirectory() throws IOException {
    try (Stream<Path> runs = Files.list(out)) {
      return runs.findFirst().orElseThrow();
    }
  }

  public String console() throws IOException {
    return Files.readString(console);
  }

  /** A file of its run directory; empty where there is none. */
  public Optional<String> file(String name) throws IOException {
    if (!Files.isDirectory(out)) {
      return Optional.empty();
    }
    try (Stream<Path> runs = Files.list(out)) {
      Optional<Path> run = runs.findFirst();
      return run.isEmpty()
          ? Optional.empty()
          : Optional.of(Files.readString(run.get().resolve(name)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Returns how many cases have their verdict so far. */
  public long casesJudged() throws IOException {
    return file("results.jsonl").orElse("").chars().filter(c -> c == '\n').count();
  }

  /** The lines of results.jsonl so far, each of which is a case with its verdict. */
  public List<JsonNode> results() throws IOException {
    boolean writing = isAlive();
    String text = file("results.jsonl").orElse("");
    // Who reads while a line is being written may see its beginning.
    String lines = writing ? text.substring(0, text.lastIndexOf('\n') + 1) : text;
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> results = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      JsonNode result = json.readTree(line);
      assertThat(result.path("verdict").asText()).as(line).isNotEmpty();
      results.add(result);
    }
    return results;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    started().forEach(ProcessHandle::destroyForcibly);
    enclosure.close();
  }

  /** Something to wait for. */
  public interface Condition {
    boolean holds() throws Exception;
  }
}
