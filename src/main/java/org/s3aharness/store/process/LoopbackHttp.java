package org.s3aharness.store.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks the ports of a store on this machine, without any proxy that this JVM is told to use. The
 * JDK's newer client would leave a thread in native code, for which the JVM waits when it exits.
 */
public final class LoopbackHttp {
  private static final int CONNECT_MILLIS = 5000;
  private static final int FIRST_ERROR_STATUS = 400;

  /** An answer, whatever its status. */
  public record Answer(int status, String body) {}

  private LoopbackHttp() {}

  /**
   * Sends a GET request and returns the answer.
   *
   * @param timeout how long the store may send nothing
   * @throws IOException if no answer comes in time
   */
  public static Answer get(URI url, Duration timeout) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout((int) timeout.toMillis());
    int status = connection.getResponseCode();
    InputStream answered =
        status < FIRST_ERROR_STATUS ? connection.getInputStream() : connection.getErrorStream();
    try (InputStream body = answered == null ? InputStream.nullInputStream() : answered) {
      return new Answer(status, new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
