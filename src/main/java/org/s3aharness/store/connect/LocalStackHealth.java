package org.s3aharness.store.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.s3aharness.store.process.Health;
import org.s3aharness.store.process.LoopbackHttp;

/** Asks a LocalStack whether its services are up. */
public final class LocalStackHealth implements Health {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> UP = Set.of("available", "running");

  private final URI url;
  private final Predicate<String> wanted;
  private String last = "not asked yet";

  private LocalStackHealth(URI endpoint, Predicate<String> wanted) {
    this.wanted = wanted;
    url = endpoint.resolve("/_localstack/health");
  }

  /** Returns the health of a LocalStack that counts as ready only if it has this version. */
  public static LocalStackHealth of(URI endpoint, String version) {
    return new LocalStackHealth(endpoint, version::equals);
  }

  /** Returns the version of the LocalStack that answers at a URL; empty where none does. */
  static Optional<String> versionAt(URI endpoint) {
    return new LocalStackHealth(endpoint, version -> true)
        .ask()
        .filter(health -> health.path("services").has("s3"))
        .map(health -> health.path("version").asText());
  }

  @Override
  public boolean isReady() {
    return ask()
        .filter(health -> wanted.test(health.path("version").asText()))
        .map(health -> health.path("services"))
        .filter(services -> UP.contains(services.path("s3").asText()))
        .filter(services -> UP.contains(services.path("kms").asText()))
        .isPresent();
  }

  /** Returns the answer; empty if nothing answers, or if the answer is not JSON. */
  private Optional<JsonNode> ask() {
    try {
      String body = LoopbackHttp.get(url, Duration.ofSeconds(10)).body();
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
