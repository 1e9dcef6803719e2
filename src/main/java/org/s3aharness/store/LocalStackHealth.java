package org.s3aharness.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** LocalStack's word on whether its services are up. */
final class LocalStackHealth {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> UP = Set.of("available", "running");

  private final HttpClient client =
      HttpClient.newBuilder()
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final HttpRequest request;
  private String last = "not asked yet";

  LocalStackHealth(URI endpoint) {
    request =
        HttpRequest.newBuilder(endpoint.resolve("/_localstack/health"))
            .timeout(Duration.ofSeconds(10))
            .build();
  }

  /** Asks once. */
  boolean isReady() {
    try {
      String body = client.send(request, BodyHandlers.ofString()).body();
      last = "its health: " + body.strip();
      JsonNode health = JSON.readTree(body);
      return LocalStackSettings.VERSION.equals(health.path("version").asText())
          && UP.contains(health.path("services").path("s3").asText())
          && UP.contains(health.path("services").path("kms").asText());
    } catch (IOException notYet) {
      last = "no answer: " + notYet;
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Interrupted while LocalStack started.", e);
    }
  }

  /** The version of the LocalStack that answers; empty where none does. */
  Optional<String> version() {
    try {
      String body = client.send(request, BodyHandlers.ofString()).body();
      JsonNode health = JSON.readTree(body);
      return health.path("services").has("s3")
          ? Optional.of(health.path("version").asText())
          : Optional.empty();
    } catch (IOException noLocalStack) {
      last = "no answer: " + noLocalStack;
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Interrupted while asking a store what it is.", e);
    }
  }

  /** What the last question gave, for a message. */
  String last() {
    return last;
  }
}
