package org.s3aharness.store.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.s3aharness.store.process.Health;

/** LocalStack's word on whether its services are up. */
public final class LocalStackHealth implements Health {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> UP = Set.of("available", "running");

  private final URI url;
  private String last = "not asked yet";

  public LocalStackHealth(URI endpoint) {
    url = endpoint.resolve("/_localstack/health");
  }

  @Override
  public boolean isReady() {
    return ask()
        .filter(health -> LocalStackSettings.VERSION.equals(health.path("version").asText()))
        .map(health -> health.path("services"))
        .filter(services -> UP.contains(services.path("s3").asText()))
        .filter(services -> UP.contains(services.path("kms").asText()))
        .isPresent();
  }

  /** The version of the LocalStack that answers; empty where none does. */
  public Optional<String> version() {
    return ask()
        .filter(health -> health.path("services").has("s3"))
        .map(health -> health.path("version").asText());
  }

  /** Empty where what answers, if anything does, is no JSON. */
  private Optional<JsonNode> ask() {
    try {
      String body =
          LoopbackHttp.get("LocalStack for its health", url, Duration.ofSeconds(10)).body();
      last = "its health: " + body.strip();
      return Optional.of(JSON.readTree(body));
    } catch (IOException noAnswer) {
      last = "no answer: " + noAnswer;
      return Optional.empty();
    }
  }

  @Override
  public String last() {
    return last;
  }
}
