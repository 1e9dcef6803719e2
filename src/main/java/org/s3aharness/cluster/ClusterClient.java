package org.s3aharness.cluster;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.node.ClientEvent;

/**
 * The process that talks to a cluster. It is told what to do in lines, and reports events in lines.
 */
final class ClusterClient implements Closeable {
  private static final int SECONDS_TO_END = 20;

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
   * @param command that of an {@link Engine}
   * @param log receives what the engine's client logs
   */
  static ClusterClient start(ProcessBuilder command, Path log) throws IOException {
    return new ClusterClient(command.redirectError(log.toFile()).start(), log);
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
        "The cluster's client has ended without a word. Its log, %s, says why.".formatted(log),
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
