package org.s3aharness.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.s3aharness.FakeHttpServer;
import org.s3aharness.agent.Content;
import org.s3aharness.wire.recorder.CertificateAuthority;
import org.s3aharness.wire.recorder.Recorder;
import org.s3aharness.wire.recorder.RecorderOptions;
import org.s3aharness.wire.recorder.RecorderTestBase;
import org.s3aharness.wire.route.RoutingTable;

/**
 * Measures how long a small request takes through the recorder (TLS, as in a run) and straight to
 * the same server (plain HTTP), each on one connection that is kept alive. Prints medians. The
 * server answers at once, so that the difference is the recorder's and TLS's.
 *
 * <p>After {@code ./mvnw test-compile}: {@code java -cp
 * 'target/test-classes:target/classes:target/lib/*' org.s3aharness.bench.RecorderLatencyBenchmark}.
 * Arguments [requests of a round, rounds]; 5000 and 5 unless told. The first round warms up.
 */
public final class RecorderLatencyBenchmark {
  private static final String HOST = "bucket.s3.us-east-1.amazonaws.com";
  private static final byte[] REQUEST =
      ("HEAD /key HTTP/1.1\r\nHost: " + HOST + "\r\nx-amz-content-sha256: UNSIGNED-PAYLOAD\r\n\r\n")
          .getBytes(US_ASCII);

  private RecorderLatencyBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Path trust = Files.createTempFile("s3aharness-bench-", ".p12");
    CertificateAuthority authority = CertificateAuthority.create();
    SSLContext trusting = RecorderTestBase.trusting(authority, trust);
    try (FakeHttpServer store = FakeHttpServer.http();
        Recorder recorder =
            Recorder.start(
                authority,
                RoutingTable.aws("us-east-1", store.uri(), store.uri(), store.uri()),
                RecorderOptions.defaults().withMarker(Content.MARKER.getBytes(US_ASCII)));
        Socket direct = connect(store.uri());
        Socket recorded = tunnel(recorder.port(), trusting)) {
      recorder.startLog("benchmark");
      for (int round = 0; round <= rounds; round++) {
        double straight = median(direct, requests);
        double through = median(recorded, requests);
        System.out.printf(
            "%s: recorded %.3f ms, direct %.3f ms%n",
            round == 0 ? "warm-up" : "round " + round, through, straight);
        recorder.startLog("benchmark");
      }
    } finally {
      Files.delete(trust);
    }
  }

  private static Socket connect(URI server) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static Socket tunnel(int proxyPort, SSLContext trusting) throws IOException {
    Socket plain = connect(URI.create("http://127.0.0.1:" + proxyPort));
    plain
        .getOutputStream()
        .write(
            "CONNECT %s:443 HTTP/1.1\r\nHost: %s:443\r\n\r\n"
                .formatted(HOST, HOST)
                .getBytes(US_ASCII));
    readHead(plain.getInputStream());
    SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket(plain, HOST, 443, true);
    socket.startHandshake();
    return socket;
  }

  /** Returns the median of what each request takes, in milliseconds. */
  private static double median(Socket socket, int requests) throws IOException {
    OutputStream out = socket.getOutputStream();
    InputStream in = new BufferedInputStream(socket.getInputStream());
    double[] taken = new double[requests];
    for (int i = 0; i < requests; i++) {
      long start = System.nanoTime();
      out.write(REQUEST);
      out.flush();
      readHead(in);
      taken[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(taken);
    return taken[requests / 2];
  }

  /** Reads up to the empty line; an answer to HEAD has no body. */
  private static void readHead(InputStream in) throws IOException {
    int newlines = 0;
    while (newlines < 2) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection was closed");
      }
      newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
    }
  }
}
