package org.s3aharness.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what the nodes of a cluster report about themselves, and finds the nodes that are unlike
 * most of the others.
 */
public final class NodeComparison {
  /** What a node reports when it lacks a jar or a property that others have. */
  static final String ABSENT = "absent";

  /** The facts that every node has its own value of. */
  private static final Set<String> OWN = Set.of("node.host", "node.container");

  /** The subjects of facts, the gravest first, and what a sentence calls several of them. */
  private static final Map<String, String> SUBJECTS = new LinkedHashMap<>();

  static {
    SUBJECTS.put("hadoop", "facts about Hadoop");
    SUBJECTS.put("jar", "jars");
    SUBJECTS.put("java", "facts about the JVM");
    SUBJECTS.put("trust", "facts about trusted authorities");
    SUBJECTS.put("conf", "properties");
    SUBJECTS.put("clock", "clocks");
    SUBJECTS.put("reach", "addresses that are reached");
    SUBJECTS.put("node", "facts about the operating system");
  }

  /**
   * A fact in which nodes differ.
   *
   * @param name such as {@code jar.hadoop-aws-3.4.3.jar}
   * @param common the value of most nodes; empty if no value has a majority
   * @param values each node's value
   */
  public record Difference(String name, Optional<String> common, Map<String, String> values) {
    String subject() {
      return name.substring(0, name.indexOf('.'));
    }

    /** Returns the nodes that do not have the common value; all if there is none. */
    Collection<String> odd() {
      return values.entrySet().stream()
          .filter(node -> !common.equals(Optional.of(node.getValue())))
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  private final Map<String, Map<String, String>> facts = new TreeMap<>();
  private final List<Difference> differences = new ArrayList<>();

  /**
   * Compares nodes.
   *
   * @param reported the facts of each node that has reported any, by the node's host
   */
  public NodeComparison(Map<String, Map<String, String>> reported) {
    reported.forEach((node, its) -> facts.put(node, comparable(node, its)));
    Set<String> names = new TreeSet<>();
    facts.values().forEach(its -> names.addAll(its.keySet()));
    for (String name : names) {
      Map<String, String> values = new TreeMap<>();
      facts.forEach((node, its) -> values.put(node, its.getOrDefault(name, ABSENT)));
      if (new TreeSet<>(values.values()).size() > 1) {
        differences.add(new Difference(name, mostCommon(values.values()), values));
      }
    }
  }

  /** Returns facts without those that differ by nature: a node's name, and values with it. */
  private static Map<String, String> comparable(String node, Map<String, String> its) {
    Map<String, String> comparable = new TreeMap<>();
    its.forEach(
        (name, value) -> {
          if (!OWN.contains(name)) {
            comparable.put(name, value.replace(node, "HOST"));
          }
        });
    return comparable;
  }

  private static Optional<String> mostCommon(Collection<String> values) {
    Map<String, Integer> counts = new HashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(count -> count.getValue() * 2 > values.size())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Returns the facts in which nodes differ, in alphabetical order. */
  public List<Difference> differences() {
    return List.copyOf(differences);
  }

  /** Returns a sentence that names the nodes that are unlike the others, and in what. */
  public String sentence() {
    if (facts.size() < 2) {
      return "%d node reported what it is like.".formatted(facts.size());
    }
    if (differences.isEmpty()) {
      return "All %d nodes are alike.".formatted(facts.size());
    }
    Map<String, List<Difference>> byNode = new TreeMap<>();
    for (Difference difference : differences) {
      if (difference.common().isPresent()) {
        difference
            .odd()
            .forEach(n -> byNode.computeIfAbsent(n, k -> new ArrayList<>()).add(difference));
      }
    }
    List<Difference> undecided =
        differences.stream().filter(each -> each.common().isEmpty()).toList();
    List<String> sentences = new ArrayList<>();
    byNode.forEach(
        (node, its) ->
            sentences.add("%s is unlike the others in %s.".formatted(node, inWords(node, its))));
    if (!undecided.isEmpty()) {
      sentences.add(
          "%s differ in %s."
              .formatted(
                  facts.size() == 2 ? String.join(" and ", facts.keySet()) : "The nodes",
                  inWords("", undecided)));
    }
    return String.join(" ", sentences);
  }

  private static String inWords(String node, List<Difference> differences) {
    Map<String, List<Difference>> bySubject =
        differences.stream().collect(Collectors.groupingBy(Difference::subject));
    List<String> words = new ArrayList<>();
    SUBJECTS.forEach(
        (subject, called) -> {
          List<Difference> its = bySubject.getOrDefault(subject, List.of());
          if (its.size() == 1) {
            words.add(one(node, its.get(0)));
          } else if (!its.isEmpty()) {
            words.add("%d %s".formatted(its.size(), called));
          }
        });
    return String.join(", ", words);
  }

  private static String one(String node, Difference difference) {
    String name = difference.name().replaceFirst("^conf\\.", "");
    return difference
        .common()
        .map(
            common ->
                "%s (%s, the others %s)".formatted(name, difference.values().get(node), common))
        .orElseGet(
            () ->
                "%s (%s)"
                    .formatted(
                        name,
                        difference.values().entrySet().stream()
                            .map(value -> value.getKey() + ": " + value.getValue())
                            .collect(Collectors.joining(", "))));
  }
}
