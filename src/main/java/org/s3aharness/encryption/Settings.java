package org.s3aharness.encryption;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Properties as Hadoop's {@code Configuration} layers them: later ones win, except over final ones;
 * {@code ${name}} stands for another property's value. What the harness expects of a configuration
 * is read from here and not asked of the Hadoop under test.
 */
public final class Settings {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}$\\s]+)}");
  private static final int MAX_DEPTH = 20;

  private final Map<String, String> values;
  private final Set<String> finals;

  private Settings(Map<String, String> values, Set<String> finals) {
    this.values = values;
    this.finals = finals;
  }

  /** Nothing set. */
  public static Settings empty() {
    return new Settings(Map.of(), Set.of());
  }

  /** With the file's properties on top, except where a final one lies beneath. */
  public Settings with(ConfigurationFile file) {
    Map<String, String> newValues = new HashMap<>(values);
    Set<String> newFinals = new HashSet<>(finals);
    for (ConfigurationFile.Property property : file.properties()) {
      if (!newFinals.contains(property.name())) {
        newValues.put(property.name(), property.value());
        if (property.isFinal()) {
          newFinals.add(property.name());
        }
      }
    }
    return new Settings(newValues, newFinals);
  }

  /** With these on top, final ones included, as {@code Configuration.set} does. */
  public Settings with(Map<String, String> properties) {
    Map<String, String> newValues = new HashMap<>(values);
    newValues.putAll(properties);
    return new Settings(newValues, finals);
  }

  /** The value with variables expanded, trimmed; empty when unset or blank. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name))
        .map(value -> expand(value, 0).trim())
        .filter(value -> !value.isEmpty());
  }

  private String expand(String value, int depth) {
    if (depth == MAX_DEPTH) {
      return value;
    }
    Matcher variable = VARIABLE.matcher(value);
    StringBuilder expanded = new StringBuilder();
    boolean changed = false;
    while (variable.find()) {
      String replacement = values.get(variable.group(1));
      changed |= replacement != null;
      variable.appendReplacement(
          expanded, Matcher.quoteReplacement(replacement == null ? variable.group() : replacement));
    }
    variable.appendTail(expanded);
    return changed ? expand(expanded.toString(), depth + 1) : value;
  }
}
