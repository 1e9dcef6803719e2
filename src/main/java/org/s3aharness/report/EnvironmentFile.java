package org.s3aharness.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.agent.AgentInfo;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.harness.Run;
import org.s3aharness.release.Release;
import org.s3aharness.store.StoreInfo;

/** {@code environment.json}: what was run on what, as {@code environment.schema.json} has it. */
public final class EnvironmentFile {
  private static final int SCHEMA = 1;

  private EnvironmentFile() {}

  /**
   * Writes the file.
   *
   * @param invocation of the command line
   */
  public static void write(RunDirectory directory, Run run, Invocation invocation)
      throws IOException {
    Map<String, Object> environment = new LinkedHashMap<>();
    environment.put("schema", SCHEMA);
    environment.put("harness", harness());
    environment.put("started", invocation.started().toString());
    environment.put("command", invocation.command());
    environment.put("arguments", invocation.arguments());
    List<Map<String, Object>> releases = new ArrayList<>();
    for (Release release : run.releases()) {
      releases.add(release(run, release));
    }
    environment.put("releases", releases);
    environment.put("store", store(run.store().info(), run.store().region()));
    directory.writeWhole(
        directory.environment(),
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(environment));
  }

  private static Map<String, String> harness() {
    String version = EnvironmentFile.class.getPackage().getImplementationVersion();
    Map<String, String> described = new LinkedHashMap<>();
    described.put("version", version == null ? "from classes" : version);
    described.put("java", Runtime.version().toString());
    return described;
  }

  private static Map<String, Object> release(Run run, Release release) throws IOException {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", release.name());
    described.put("description", release.description());
    Map<String, String> jars = new LinkedHashMap<>();
    for (Path entry : release.classpath()) {
      if (Files.isRegularFile(entry)) {
        jars.put(entry.getFileName().toString(), sha256(entry));
      }
    }
    described.put("agents", agents(run, release));
    described.put("jars", jars);
    return described;
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return "sha256:" + Fingerprint.of(in).sha256();
    }
  }

  private static List<Map<String, String>> agents(Run run, Release release) throws IOException {
    return run.agentInfos(release).stream().map(EnvironmentFile::agent).toList();
  }

  private static Map<String, String> agent(AgentInfo info) {
    return Map.of("hadoop", info.hadoopVersion(), "java", info.javaVersion());
  }

  private static Map<String, Object> store(StoreInfo info, String region) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("kind", info.kind());
    described.put("version", info.version());
    described.put("runs as", info.runs());
    described.put("region", region);
    described.put("encrypts at rest", info.atRest().encrypts());
    return described;
  }
}
