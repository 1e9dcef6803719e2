package org.s3aharness.cluster;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.node.ClientEvent;
import org.s3aharness.release.AgentJars;
import org.s3aharness.release.ReleaseException;

/**
 * The process that talks to a cluster: a JVM with Hadoop on its classpath, which the harness itself
 * has not. It is told what to do in lines, and reports events in lines.
 */
final class ClusterClient implements Closeable {
  private static final String MAIN = "org.s3aharness.node.yarn.YarnClientMain";
  private static final int SECONDS_TO_END = 20;

  /** Hadoop before 3.4 reflects into the JDK. */
  private static final List<String> OPENS =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED");

  /**
   * An event that the client has reported.
   *
   * @param kind what has happened
   * @param text the particulars, see {@link ClientEvent}
   */
  record Event(ClientEvent kind, String text) {}

  private final Process process;
  private final BufferedReader events;
  private final Path log;

  private ClusterClient(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.events =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts a client.
   *
   * @param hadoop the jars of a Hadoop with YARN's client
   * @param configuration the directory with the cluster's client configuration
   * @param log receives what Hadoop's client logs
   * @param arguments those of the client's main class
   */
  static ClusterClient start(
      List<Path> hadoop, Path configuration, Path log, List<String> arguments)
      throws IOException, ReleaseException {
    List<Path> classpath = new ArrayList<>();
    classpath.add(configuration.toAbsolutePath());
    classpath.add(AgentJars.node());
    classpath.addAll(hadoop);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(OPENS);
    command.add(MAIN);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder
        .environment()
        .put(
            "CLASSPATH",
            classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return new ClusterClient(builder.start(), log);
  }

  /**
   * Waits for the next event.
   *
   * @throws InfrastructureException if the client has ended without one
   */
  Event next() throws IOException {
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      Optional<Event> event = parse(line);
      if (event.isPresent()) {
        return event.get();
      }
    }
    throw new InfrastructureException(
        "The cluster's client has ended without a word: see %s, and that yarn-site.xml names the"
                .formatted(log)
            + " ResourceManager.",
        null);
  }

  /** Returns the event of a line; empty if a library has printed it. */
  private static Optional<Event> parse(String line) {
    int space = line.indexOf(' ');
    String word = space < 0 ? line : line.substring(0, space);
    for (ClientEvent kind : ClientEvent.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(new Event(kind, space < 0 ? "" : line.substring(space + 1).strip()));
      }
    }
    return Optional.empty();
  }

  /** Has the client cancel the application; its tasks clean up first. */
  void cancel() throws IOException {
    tell("cancel");
  }

  /** Has the client remove the job's staging directory, and end. */
  void delete() throws IOException {
    tell("delete");
  }

  private void tell(String order) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write((order + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Ends the client, once it has done what it was told; the application is left alone. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
