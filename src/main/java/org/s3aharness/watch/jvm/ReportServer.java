package org.s3aharness.watch.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.s3aharness.jvmagent.Reports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives the reports of the agents in watched JVMs ({@link Reports}) on 127.0.0.1, and answers
 * them. Reports without the token are ignored.
 */
public final class ReportServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReportServer.class);
  private static final int MOST_MILLISECONDS = 10_000;

  private final ServerSocket socket;
  private final UnaryOperator<Map<String, String>> listener;
  private final String token = UUID.randomUUID().toString();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "reports");
            thread.setDaemon(true);
            return thread;
          });

  private ReportServer(ServerSocket socket, UnaryOperator<Map<String, String>> listener) {
    this.socket = socket;
    this.listener = listener;
  }

  /**
   * Listens on a free port.
   *
   * @param listener receives each report's fields and returns those of the answer, on several
   *     threads
   */
  public static ReportServer start(UnaryOperator<Map<String, String>> listener) throws IOException {
    ServerSocket socket =
        new ServerSocket(0, 0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    ReportServer server = new ReportServer(socket, listener);
    server.threads.execute(server::accept);
    return server;
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Returns the token that every report must carry as {@link Reports#TOKEN}. */
  public String token() {
    return token;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        threads.execute(() -> answer(connection));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOG.error("no more reports from watched JVMs can be accepted", e);
          return;
        }
      }
    }
  }

  private void answer(Socket connection) {
    try (connection) {
      connection.setSoTimeout(MOST_MILLISECONDS);
      Map<String, String> report = Reports.read(new DataInputStream(connection.getInputStream()));
      String theirs = report.getOrDefault(Reports.TOKEN, "");
      if (!MessageDigest.isEqual(theirs.getBytes(UTF_8), token.getBytes(UTF_8))) {
        LOG.warn("a process that is not a watched JVM sent a report, which is ignored");
        return;
      }
      report.remove(Reports.TOKEN);
      Reports.write(
          listener.apply(report),
          new DataOutputStream(new BufferedOutputStream(connection.getOutputStream())));
    } catch (IOException e) {
      LOG.warn("a report of a watched JVM broke off: {}", e.toString());
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
