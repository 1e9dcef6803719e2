package org.s3aharness.report.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.s3aharness.agent.AgentInfo;
import org.s3aharness.harness.run.ConfiguredBucket;
import org.s3aharness.harness.run.Run;
import org.s3aharness.release.Release;
import org.s3aharness.release.VariantOf;
import org.s3aharness.release.jars.Artifact;
import org.s3aharness.release.jars.Jar;
import org.s3aharness.release.jars.JarDifference;
import org.s3aharness.release.jars.JarHash;
import org.s3aharness.release.jars.MissingLink;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;

/**
 * Writes {@code environment.json}, which says which releases were run on which store. Its schema is
 * {@code environment.schema.json}. The file exists before the run creates anything on its store, so
 * that whatever a killed run leaves can be found.
 */
public final class EnvironmentFile {
  private static final int SCHEMA = 1;

  private final RunDirectory directory;
  private final Invocation invocation;
  private final String runId;
  private final String chosen;
  private final Optional<Place> within;

  /**
   * Describes a run that begins.
   *
   * @param runId the id in the names and tags of everything that the run creates
   * @param chosen how the store was chosen, such as {@code endpoint}
   * @param within the place that the run is confined to; empty if it creates buckets
   */
  public EnvironmentFile(
      RunDirectory directory,
      Invocation invocation,
      String runId,
      String chosen,
      Optional<Place> within) {
    this.directory = directory;
    this.invocation = invocation;
    this.runId = runId;
    this.chosen = chosen;
    this.within = within;
  }

  /** Writes the file before anything is created on the store; the releases are not known yet. */
  public void begin(Store store) throws IOException {
    write(store, List.of(), Map.of(), List.of(), List.of());
  }

  /** Writes the file again, this time complete. */
  public void complete(Run run) throws IOException {
    List<Map<String, Object>> releases = new ArrayList<>();
    for (Release release : run.releases()) {
      releases.add(release(run, release));
    }
    write(run.store(), releases, run.profiles().modes(), run.profiles().buckets(), run.standIns());
  }

  private void write(
      Store store,
      List<Map<String, Object>> releases,
      Map<String, String> profiles,
      List<ConfiguredBucket> buckets,
      List<String> standIns)
      throws IOException {
    Map<String, Object> environment = new LinkedHashMap<>();
    environment.put("schema", SCHEMA);
    environment.put("run", runId);
    environment.put("harness", harness());
    environment.put("started", invocation.started().toString());
    environment.put("command", invocation.command());
    environment.put("arguments", invocation.arguments());
    environment.put("profiles", new TreeMap<>(profiles));
    if (!buckets.isEmpty()) {
      environment.put("buckets", buckets.stream().map(EnvironmentFile::bucket).toList());
    }
    environment.put("releases", releases);
    environment.put("store", store(store));
    if (!standIns.isEmpty()) {
      environment.put("standIns", standIns);
    }
    directory.writeWhole(
        directory.environment(),
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(environment));
  }

  private static Map<String, String> bucket(ConfiguredBucket bucket) {
    Map<String, String> described = new LinkedHashMap<>();
    described.put("profile", bucket.profile());
    bucket.bucket().ifPresent(name -> described.put("bucket", name));
    described.put("asked", bucket.asked());
    described.put("from", bucket.from());
    return described;
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
      jars.put(entry.getFileName().toString(), sha256(entry));
    }
    described.put("agents", agents(run, release));
    described.put("jars", jars);
    if (release.variant().isPresent()) {
      described.put("variant", variant(release.variant().get()));
    }
    return described;
  }

  private static String sha256(Path file) throws IOException {
    return "sha256:" + JarHash.sha256(file);
  }

  private static Map<String, Object> variant(VariantOf variant) throws IOException {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("of", variant.base().name());
    List<Map<String, Object>> jars = new ArrayList<>();
    for (JarDifference difference : variant.jars()) {
      Map<String, Object> jar = new LinkedHashMap<>();
      jar.put("library", difference.library());
      if (difference.before().isPresent()) {
        jar.put("before", jar(difference.before().get()));
      }
      if (difference.after().isPresent()) {
        jar.put("after", jar(difference.after().get()));
      }
      jars.add(jar);
    }
    described.put("jars", jars);
    described.put("missing", variant.missing().stream().map(MissingLink::what).toList());
    return described;
  }

  private static Map<String, String> jar(Jar jar) throws IOException {
    Map<String, String> described = new LinkedHashMap<>();
    described.put("file", jar.file().toString());
    described.put("version", jar.artifact().map(Artifact::version).orElse(Artifact.UNKNOWN));
    described.put("sha256", JarHash.sha256(jar.file()));
    return described;
  }

  private static List<Map<String, String>> agents(Run run, Release release) {
    return run.agentInfos(release).stream().map(EnvironmentFile::agent).toList();
  }

  private static Map<String, String> agent(AgentInfo info) {
    return Map.of("hadoop", info.hadoopVersion(), "java", info.javaVersion());
  }

  private Map<String, Object> store(Store store) {
    StoreInfo info = store.info();
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("chosen", chosen);
    described.put("kind", info.kind());
    described.put("version", info.version());
    described.put("runs as", info.runs());
    described.put("region", store.region());
    described.put("encrypts at rest", info.atRest().encrypts());
    described.put("s3", store.s3Endpoint().toString());
    described.put("kms", store.kmsEndpoint().toString());
    within.ifPresent(
        place -> {
          described.put("bucket", place.bucket());
          described.put("prefix", place.prefix());
        });
    store.account().ifPresent(account -> described.put("account", account));
    return described;
  }
}
