package org.s3aharness.report.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.Place;

/**
 * The store and the place that a run used, read back from its {@code environment.json}.
 *
 * @param runId the id in the names and tags of everything that the run created
 * @param chosen how the store was chosen, such as {@code endpoint}
 * @param account the account's number on AWS; empty elsewhere
 * @param within the place that the run was confined to; empty if it created buckets
 */
public record RecordedEnvironment(
    String runId,
    String chosen,
    URI s3,
    URI kms,
    String region,
    Optional<String> account,
    Optional<Place> within) {

  /**
   * Reads the file in a run directory.
   *
   * @throws UsageException when the directory holds no such file, or a file of another kind
   */
  public static RecordedEnvironment read(Path runDirectory) {
    Path file = runDirectory.resolve("environment.json");
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          runDirectory
              + ": this directory holds no environment.json. Give the directory of a run;"
              + " for a run on several stores, give the directory of one store in it.");
    }
    try {
      JsonNode environment = new ObjectMapper().readTree(file.toFile());
      JsonNode store = environment.path("store");
      return new RecordedEnvironment(
          required(file, environment, "run"),
          required(file, store, "chosen"),
          URI.create(required(file, store, "s3")),
          URI.create(required(file, store, "kms")),
          required(file, store, "region"),
          Optional.ofNullable(store.path("account").textValue()),
          Optional.ofNullable(store.path("bucket").textValue())
              .map(bucket -> new Place(bucket, store.path("prefix").asText())));
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new UsageException(
          file + ": this is not an environment.json of a run: " + unreadable.getMessage(),
          unreadable);
    }
  }

  private static String required(Path file, JsonNode node, String field) {
    String value = node.path(field).textValue();
    if (value == null) {
      throw new UsageException(
          file
              + ": does not say '"
              + field
              + "', because an older version wrote it. Remove what is left by hand.");
    }
    return value;
  }
}
