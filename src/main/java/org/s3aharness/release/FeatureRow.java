package org.s3aharness.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A row of {@code releases.yaml}, where its terms are explained. */
record FeatureRow(
    String from,
    int awsSdk,
    Java java,
    Set<String> features,
    Properties properties,
    String encryptionClient,
    LinkedHashMap<String, Map<String, String>> inputStreams,
    List<Note> notes) {

  /** A remark with a link to its documentation. */
  record Note(String text, String link) {}

  record Java(int oldest, Integer newest) {}

  record Properties(String algorithm, String key) {}

  private static final List<FeatureRow> TABLE = read();

  FeatureRow {
    features = Set.copyOf(features);
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  /** Returns the rows, oldest first. */
  static List<FeatureRow> table() {
    return TABLE;
  }

  private static List<FeatureRow> read() {
    try (InputStream yaml = FeatureRow.class.getResourceAsStream("releases.yaml")) {
      return new ObjectMapper(new YAMLFactory())
          .readValue(Objects.requireNonNull(yaml, "releases.yaml"), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("the harness's releases.yaml cannot be read", e);
    }
  }
}
