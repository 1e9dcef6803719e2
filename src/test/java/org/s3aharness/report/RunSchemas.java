package org.s3aharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds what a run leaves against the schemas that are published with it. */
public final class RunSchemas {
  private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

  private RunSchemas() {}

  /** Asserts that the files of a run directory are as their schemas have them. */
  public static void assertValid(Path runDirectory) throws IOException {
    assertLinesValid("results.schema.json", runDirectory.resolve("results.jsonl"));
    assertThat(errors("environment.schema.json", Files.readString(environment(runDirectory))))
        .isEmpty();
  }

  private static Path environment(Path runDirectory) {
    return runDirectory.resolve("environment.json");
  }

  static void assertLinesValid(String schema, Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).isNotEmpty();
    assertThat(lines).allSatisfy(line -> assertThat(errors(schema, line)).as(line).isEmpty());
  }

  /** Returns the violations of the schema, in words. */
  public static List<String> errors(String schema, String json) {
    return READ.computeIfAbsent(schema, RunSchemas::read).validate(json, InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private static Schema read(String name) {
    try (InputStream in = RunDirectory.class.getResourceAsStream(name)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
