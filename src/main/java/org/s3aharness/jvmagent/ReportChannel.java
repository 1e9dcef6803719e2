package org.s3aharness.jvmagent;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;

/** Tells the recorder's process what happens in this JVM, and receives its answers. */
public final class ReportChannel {
  private static final int MOST_SECONDS = 60;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final int port;
  private final String token;
  private final String process;

  /**
   * Creates a channel for this JVM.
   *
   * @param process its process id
   */
  public ReportChannel(int port, String token, String process) {
    this.port = port;
    this.token = token;
    this.process = process;
  }

  /**
   * Reports something, and waits for the answer.
   *
   * @throws RefusedException when it must not happen, or when nobody listens any more: an unwatched
   *     JVM must not go on as if it were watched
   */
  public Map<String, String> tell(String kind, Map<String, String> fields) {
    Map<String, String> report = new TreeMap<>(fields);
    report.put(Reports.KIND, kind);
    report.put(Reports.TOKEN, token);
    report.put(Reports.PROCESS, process);
    Map<String, String> answer;
    // A proxy that is set for sockets is not for this one.
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      socket.connect(
          new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), MOST_SECONDS * 1000);
      socket.setSoTimeout(MOST_SECONDS * 1000);
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      Reports.write(report, out);
      answer = Reports.read(new DataInputStream(socket.getInputStream()));
    } catch (IOException e) {
      throw new RefusedException(
          "s3a-qualify watch: this JVM can no longer be watched, because its recorder is gone ("
              + e
              + "). Has s3a-qualify watch ended?");
    }
    if (answer.containsKey(Reports.REFUSED)) {
      throw new RefusedException("s3a-qualify watch: " + answer.get(Reports.REFUSED));
    }
    return answer;
  }
}
