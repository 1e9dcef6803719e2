package org.s3aharness.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;

/**
 * A run directory that is to become a part of another one.
 *
 * @param name the part's name for people and in file names; no other part has it
 * @param directory the run directory
 * @param environment the content of its {@code environment.json}
 * @param node what is known of the node of a cluster on which it ran; empty elsewhere
 */
public record RunPart(String name, Path directory, JsonNode environment, Map<String, String> node) {
  private static final String SHARD = "--shard";

  /** The options that affect neither which cases exist nor their results. */
  private static final Set<String> BESIDE_THE_POINT =
      Set.of(
          SHARD,
          "--out",
          "--quiet",
          "--verbose",
          "--wire",
          "--parallel",
          "--processes",
          "--case-limit",
          "--max-requests",
          "--yes",
          "--strict",
          "--baseline",
          "--localstack",
          "--python");

  /** Copies the map. */
  public RunPart {
    node = Map.copyOf(node);
  }

  /**
   * Reads a run directory.
   *
   * @throws UsageException if it is no run directory, or one with several stores
   */
  public static RunPart read(String name, Path directory) {
    Path environment = directory.resolve("environment.json");
    if (!Files.isRegularFile(environment)) {
      throw new UsageException(
          directory
              + ": this directory holds no environment.json. Give the directories of runs;"
              + " for a run on several stores, give the directories of the stores in it.");
    }
    try {
      return new RunPart(
          name, directory, new ObjectMapper().readTree(environment.toFile()), Map.of());
    } catch (IOException e) {
      throw new UsageException(
          environment + ": cannot be read as JSON (" + e.getMessage() + ").", e);
    }
  }

  /** Returns the same part under another name. */
  public RunPart named(String otherName) {
    return new RunPart(otherName, directory, environment, node);
  }

  /** Returns the same part with what is known of its node. */
  public RunPart on(Map<String, String> itsNode) {
    return new RunPart(name, directory, environment, itsNode);
  }

  /**
   * Returns the same part as if it had been made with other options: a cluster's node replaces some
   * by what it has itself.
   */
  public RunPart givenAs(List<String> arguments) {
    ObjectNode changed = environment.deepCopy();
    changed.set("arguments", new ObjectMapper().valueToTree(arguments));
    return new RunPart(name, directory, changed, node);
  }

  /** Returns the name of the command that made it. */
  public String command() {
    return environment.path("command").asText();
  }

  /** Returns the store that it was run on, in a word or two. */
  public String store() {
    JsonNode store = environment.path("store");
    return store.path("kind").asText() + " " + store.path("version").asText();
  }

  /** Returns the time when it was started. */
  public Instant started() {
    return Instant.parse(environment.path("started").asText());
  }

  /** Returns the options that it was made with. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    environment.path("arguments").forEach(argument -> arguments.add(argument.asText()));
    return arguments;
  }

  /** Returns the options that affect which cases exist and their results. */
  public List<String> decisiveArguments() {
    return arguments().stream()
        .filter(argument -> !BESIDE_THE_POINT.contains(Invocation.name(argument)))
        .sorted()
        .toList();
  }

  /** Returns the shard of a run that it is; empty if it is none. */
  public Optional<Shard> shard() {
    return arguments().stream()
        .filter(argument -> argument.startsWith(SHARD + "="))
        .map(argument -> Shard.parse(argument.substring(SHARD.length() + 1)))
        .findFirst();
  }

  /** Returns the encryption mode of each profile. */
  public Map<String, String> profiles() {
    Map<String, String> profiles = new TreeMap<>();
    environment
        .path("profiles")
        .properties()
        .forEach(profile -> profiles.put(profile.getKey(), profile.getValue().asText()));
    return profiles;
  }

  /** Returns why it was cut short; empty if it came to its end. */
  public Optional<String> incomplete() throws IOException {
    if (!RunDirectory.isOfIncompleteRun(directory)) {
      return Optional.empty();
    }
    String first = Files.readString(directory.resolve("summary.md")).lines().findFirst().orElse("");
    return Optional.of(first.replace("**", "").replaceFirst(Headline.INCOMPLETE, ""));
  }

  /** Returns the files of results; none if no case has a verdict yet. */
  public List<Path> results() {
    Path results = directory.resolve("results.jsonl");
    return Files.exists(results) ? List.of(results) : List.of();
  }
}
