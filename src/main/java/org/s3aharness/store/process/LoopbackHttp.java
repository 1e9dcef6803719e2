package org.s3aharness.store.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.s3aharness.store.StoreUnavailableException;

/** Asks the ports of a store on this machine, without any proxy that this JVM is told to use. */
public final class LoopbackHttp {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private LoopbackHttp() {}

  /**
   * Sends a GET request and returns the answer, whatever its status.
   *
   * @param whom the name of what is asked, for a message
   * @throws IOException if no answer comes within {@code timeout}
   * @throws StoreUnavailableException if this thread is interrupted meanwhile
   */
  public static HttpResponse<String> get(String whom, URI url, Duration timeout)
      throws IOException {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(url).timeout(timeout).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Interrupted while asking " + whom + ".", e);
    }
  }
}
