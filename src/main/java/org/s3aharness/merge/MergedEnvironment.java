package org.s3aharness.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.harness.run.ConfiguredBucket;
import org.s3aharness.release.Release;
import org.s3aharness.release.VariantOf;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunSubject;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreInfo.AtRest;

/**
 * Writes {@code environment.json} of a merged run: what its parts have in common, followed by each
 * part. A release is described once; a part whose jars differ from that description has its own.
 */
final class MergedEnvironment {
  private final List<RunPart> parts;
  private final Map<String, JsonNode> releases = new LinkedHashMap<>();

  /** Takes the parts, at least one. */
  MergedEnvironment(List<RunPart> parts) {
    this.parts = parts;
    for (RunPart part : parts) {
      for (JsonNode release : part.environment().path("releases")) {
        releases.putIfAbsent(release.path("name").asText(), release);
      }
    }
  }

  /** Returns the subject of the merged run. */
  RunSubject subject() {
    List<Release> described = new ArrayList<>();
    releases.values().forEach(release -> described.add(described(release)));
    return new RunSubject(described, store());
  }

  private Release described(JsonNode release) {
    Release described =
        new Release(
            release.path("name").asText(),
            Optional.empty(),
            List.of(), // where its jars were is nobody's business here
            Optional.empty(),
            release.path("description").asText(),
            Release.Origin.CLASSPATH);
    return base(release)
        .map(base -> new VariantOf(described(base), List.of(), List.of()))
        .map(of -> described.changed(described.name(), List.of(), "", of))
        .orElse(described);
  }

  /**
   * Returns the release that a variant was made from, if it was run, too. Another one may have the
   * same name, but does not have the same description.
   */
  private Optional<JsonNode> base(JsonNode release) {
    return Optional.ofNullable(releases.get(release.at("/variant/of").asText()))
        .filter(
            base ->
                release.path("description").asText().startsWith(base.path("description").asText()));
  }

  private StoreInfo store() {
    JsonNode store = parts.get(0).environment().path("store");
    String encrypts = store.path("encrypts at rest").asText();
    AtRest atRest =
        Arrays.stream(AtRest.values())
            .filter(value -> value.encrypts().equals(encrypts))
            .findFirst()
            .orElse(AtRest.UNKNOWN);
    String runs = store.path("runs as").asText();
    return new StoreInfo(
        store.path("kind").asText(),
        store.path("version").asText(),
        runs,
        atRest,
        !runs.equals(StoreInfo.NOT_STARTED_BY_US));
  }

  /** Returns the encryption mode of each profile of any part. */
  Map<String, String> profiles() {
    Map<String, String> profiles = new TreeMap<>();
    parts.forEach(part -> profiles.putAll(part.profiles()));
    return profiles;
  }

  /** Returns the buckets of the user's configuration in any part. */
  List<ConfiguredBucket> buckets() {
    Map<String, ConfiguredBucket> buckets = new LinkedHashMap<>();
    for (RunPart part : parts) {
      for (JsonNode described : part.environment().path("buckets")) {
        ConfiguredBucket bucket =
            new ConfiguredBucket(
                described.path("profile").asText(),
                Optional.ofNullable(described.get("bucket")).map(JsonNode::asText),
                described.path("asked").asText(),
                described.path("from").asText());
        buckets.putIfAbsent(bucket.profile(), bucket);
      }
    }
    return List.copyOf(buckets.values());
  }

  /** Returns the descriptions of stand-ins in any part. */
  List<String> standIns() {
    Set<String> standIns = new TreeSet<>();
    for (RunPart part : parts) {
      part.environment().path("standIns").forEach(each -> standIns.add(each.asText()));
    }
    return List.copyOf(standIns);
  }

  /** Returns the options that all parts have in common, and the time of the first start. */
  Invocation invocation() {
    List<String> common = new ArrayList<>(parts.get(0).decisiveArguments());
    parts.forEach(part -> common.retainAll(part.decisiveArguments()));
    Instant first = parts.stream().map(RunPart::started).min(Instant::compareTo).orElseThrow();
    return new Invocation(first, parts.get(0).command(), common);
  }

  /** Writes the file. */
  void write(RunDirectory directory, Invocation invocation) throws IOException {
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode first = (ObjectNode) parts.get(0).environment();
    ObjectNode merged = json.createObjectNode();
    merged.set("schema", first.get("schema"));
    merged.set("run", first.get("run"));
    merged.set("harness", first.get("harness"));
    merged.put("started", invocation.started().toString());
    merged.put("command", invocation.command());
    merged.set("arguments", json.valueToTree(invocation.arguments()));
    merged.set("profiles", json.valueToTree(profiles()));
    parts.stream()
        .map(part -> part.environment().get("buckets"))
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(buckets -> merged.set("buckets", buckets));
    ArrayNode all = merged.putArray("releases");
    releases.values().forEach(all::add);
    merged.set("store", first.get("store"));
    if (!standIns().isEmpty()) {
      merged.set("standIns", json.valueToTree(standIns()));
    }
    ArrayNode described = merged.putArray("parts");
    parts.forEach(part -> described.add(part(part, json)));
    directory.writeWhole(directory.environment(), json.writeValueAsString(merged));
  }

  private ObjectNode part(RunPart part, ObjectMapper json) {
    ObjectNode described = json.createObjectNode();
    described.put("part", part.name());
    described.set("run", part.environment().get("run"));
    described.put("started", part.started().toString());
    described.set("arguments", part.environment().get("arguments"));
    if (!part.node().isEmpty()) {
      described.set("node", json.valueToTree(new TreeMap<>(part.node())));
    }
    ArrayNode its = described.putArray("releases");
    for (JsonNode release : part.environment().path("releases")) {
      ObjectNode one = its.addObject();
      one.set("name", release.get("name"));
      one.set("agents", release.get("agents"));
      JsonNode jars = release.path("jars");
      one.put("jars digest", digest(jars));
      if (!jars.equals(releases.get(release.path("name").asText()).path("jars"))) {
        one.set("jars", jars);
      }
    }
    return described;
  }

  private static String digest(JsonNode jars) {
    return "sha256:" + Fingerprint.of(jars.toString().getBytes(StandardCharsets.UTF_8)).sha256();
  }
}
