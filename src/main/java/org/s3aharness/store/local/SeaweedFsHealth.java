package org.s3aharness.store.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.process.Health;

/** SeaweedFS's word on whether its S3 serves, and its master knows where to put data. */
final class SeaweedFsHealth implements Health {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final SeaweedFsPorts ports;
  private String last = "not asked yet";

  SeaweedFsHealth(SeaweedFsPorts ports) {
    this.ports = ports;
  }

  @Override
  public boolean isReady() {
    try {
      HttpResponse<String> topology = get(ports.master(), "/dir/status");
      HttpResponse<String> s3 = get(ports.s3(), "/healthz");
      last = "its S3 answers HTTP " + s3.statusCode() + ", its master " + topology.body().strip();
      return s3.statusCode() == OK
          && topology.statusCode() == OK
          && JSON.readTree(topology.body()).path("Topology").path("Free").asInt() > 0;
    } catch (IOException noAnswer) {
      last = "no answer: " + noAnswer;
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Interrupted while asking SeaweedFS for its health.", e);
    }
  }

  private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    URI url = URI.create("http://127.0.0.1:" + port + path);
    HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Override
  public String last() {
    return last;
  }
}
