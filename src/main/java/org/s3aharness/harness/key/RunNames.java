package org.s3aharness.harness.key;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.s3aharness.store.Place;
import org.s3aharness.store.SseCustomerKey;

/**
 * Replaces names that are new in every run, those of the case's buckets and directories and of the
 * run's keys, by what they stand for, so that the observations of two cases can be compared.
 * Anything else that differs counts as different: a key that is not the run's keeps its name.
 */
public final class RunNames implements UnaryOperator<String> {
  private static final String SSE_C = "s3aharness.sse-c.";

  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

  private final Map<String, String> names = new LinkedHashMap<>();

  /**
   * Takes the keys that a run has by now.
   *
   * @param places those of the case, in their order
   */
  public RunNames(RunKeys keys, Collection<Place> places) {
    int n = 1;
    for (Place place : places) {
      String which = n == 1 ? "" : " " + n;
      add(place.bucket(), "{bucket" + which + "}");
      add(place.prefix(), "{directory" + which + "}/");
      n++;
    }
    keys.purposes()
        .forEach(
            (key, purpose) -> {
              add(key.arn(), "{" + purpose + "}");
              add(key.id(), "{" + purpose + "}");
              add(key.aliasArn(), "{alias of " + purpose + "}");
              add(key.aliasName(), "{alias of " + purpose + "}");
            });
    keys.variables()
        .forEach(
            (variable, value) -> {
              if (variable.startsWith(SSE_C)) {
                add(SseCustomerKey.md5Of(value), "{MD5 of " + variable + "}");
              }
            });
  }

  private void add(String name, String meaning) {
    if (!name.isEmpty()) {
      names.putIfAbsent(name, meaning);
    }
  }

  /** Returns the names, each with what it stands for. */
  public Map<String, String> names() {
    return Map.copyOf(names);
  }

  @Override
  public String apply(String observed) {
    String text = observed;
    // The longest first: some names are parts of others.
    for (String name : names.keySet().stream().sorted(LONGEST_FIRST).toList()) {
      text = text.replace(name, names.get(name));
    }
    return text;
  }
}
