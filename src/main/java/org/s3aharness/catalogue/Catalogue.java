package org.s3aharness.catalogue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.s3aharness.harness.verdict.Source;

/**
 * Every testable statement of a document, read from {@code catalogue.yaml}.
 *
 * @param source the document
 * @param statements the statements in the order of the document
 */
public record Catalogue(Source source, List<Statement> statements) {

  public Catalogue {
    statements = List.copyOf(statements);
  }

  /** Returns the catalogue that comes with the harness. */
  public static Catalogue load() {
    try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.yaml")) {
      return new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(in, Catalogue.class);
    } catch (IOException e) {
      throw new IllegalStateException("catalogue.yaml in the harness's jar cannot be read", e);
    }
  }
}
