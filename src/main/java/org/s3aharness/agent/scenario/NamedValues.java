package org.s3aharness.agent.scenario;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads arguments of the form {@code name=value}, as settings and options are given. */
public final class NamedValues {
  private NamedValues() {}

  /**
   * Returns the values by name, in order.
   *
   * @param arguments all arguments of a scenario
   * @param from the index of the first of this form
   */
  public static Map<String, String> of(String[] arguments, int from) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : Arrays.asList(arguments).subList(from, arguments.length)) {
      String[] named = argument.split("=", 2);
      values.put(named[0], named[1]);
    }
    return values;
  }
}
