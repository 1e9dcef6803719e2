package org.s3aharness.encryption;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Expands variables in values as Hadoop's {@code Configuration.substituteVars} does: {@code
 * ${name}} is a system property or another property, {@code ${env.NAME}} a variable of the
 * environment, with {@code ${env.NAME-other}} where it is unset and {@code ${env.NAME:-other}}
 * where it is unset or empty. The first variable without a value ends the expansion; one whose
 * value refers to itself undoes it.
 */
public final class Variables {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}$ ]+)}");
  private static final Pattern ENVIRONMENT =
      Pattern.compile("env\\.(?<name>.+?)(?:(?<operator>:?-)(?<other>.*))?");

  /** The most variables that are expanded in one value: {@code Configuration.MAX_SUBST}. */
  private static final int MOST = 20;

  private Variables() {}

  /**
   * Expands the variables in a value.
   *
   * @param raw returns a property's value as written, null for none
   */
  static String expand(String value, UnaryOperator<String> raw) {
    String expanded = value;
    for (int i = 0; i < MOST; i++) {
      Matcher variable = VARIABLE.matcher(expanded);
      if (!variable.find()) {
        return expanded;
      }
      String found = lookup(variable.group(1), raw);
      if (found == null) {
        return expanded;
      }
      if (found.contains(variable.group())) {
        return value;
      }
      expanded =
          expanded.substring(0, variable.start()) + found + expanded.substring(variable.end());
    }
    return value;
  }

  private static String lookup(String name, UnaryOperator<String> raw) {
    Matcher environment = ENVIRONMENT.matcher(name);
    String found;
    if (environment.matches()) {
      found = ofEnvironment(environment);
    } else {
      found = System.getProperty(name);
    }
    return found == null ? raw.apply(name) : found;
  }

  private static String ofEnvironment(Matcher variable) {
    String value = System.getenv(variable.group("name"));
    boolean emptyToo = ":-".equals(variable.group("operator"));
    boolean missing = value == null || emptyToo && value.isEmpty();
    return missing ? variable.group("other") : value;
  }

  /** Returns the environment variables that a text refers to. */
  public static Set<String> ofEnvironment(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(variable -> ENVIRONMENT.matcher(variable.group(1)))
        .filter(Matcher::matches)
        .map(variable -> variable.group("name"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
