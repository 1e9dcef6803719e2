package org.s3aharness.store.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.s3aharness.store.process.Health;
import org.s3aharness.store.process.LoopbackHttp;

/**
 * Asks a SeaweedFS whether its S3 serves requests, and whether its master knows where to put data.
 */
final class SeaweedFsHealth implements Health {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final SeaweedFsPorts ports;
  private String last = "not asked yet";

  SeaweedFsHealth(SeaweedFsPorts ports) {
    this.ports = ports;
  }

  @Override
  public boolean isReady() {
    try {
      LoopbackHttp.Answer topology = get(ports.master(), "/dir/status");
      LoopbackHttp.Answer s3 = get(ports.s3(), "/healthz");
      last = "its S3 answers HTTP " + s3.status() + ", its master " + topology.body().strip();
      return s3.status() == OK
          && topology.status() == OK
          && JSON.readTree(topology.body()).path("Topology").path("Free").asInt() > 0;
    } catch (IOException noAnswer) {
      last = "no answer: " + noAnswer;
      return false;
    }
  }

  private static LoopbackHttp.Answer get(int port, String path) throws IOException {
    URI url = URI.create("http://127.0.0.1:" + port + path);
    return LoopbackHttp.get(url, Duration.ofSeconds(10));
  }

  @Override
  public String last() {
    return last;
  }
}
