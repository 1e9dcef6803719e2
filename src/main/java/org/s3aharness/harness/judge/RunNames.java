package org.s3aharness.harness.judge;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.s3aharness.store.KmsKey;

/**
 * Puts what a name stands for in the place of names that are new in every case, such as those of
 * buckets and keys, so that what was observed in two cases can be compared.
 */
public final class RunNames implements UnaryOperator<String> {
  private static final Pattern BUCKET =
      Pattern.compile("\\b[a-z]+-[0-9a-z]+-[0-9]+\\b(?=[/.,:' ]|$)");
  private static final Pattern ALIAS =
      Pattern.compile("alias/s3a-harness-[0-9a-z]+-(.*)-[0-9a-f]{8}");

  private final RunKeys keys;

  /** Makes names out of the keys that the run has by now. */
  public RunNames(RunKeys keys) {
    this.keys = keys;
  }

  @Override
  public String apply(String observed) {
    String text = observed;
    for (KmsKey key : keys.kmsKeys()) {
      String purpose = "{" + ALIAS.matcher(key.aliasName()).replaceFirst("$1") + "}";
      for (Map.Entry<String, String> name : longestFirst(key, purpose).entrySet()) {
        text = text.replace(name.getKey(), name.getValue());
      }
    }
    return BUCKET.matcher(text).replaceAll("{bucket}");
  }

  private static Map<String, String> longestFirst(KmsKey key, String purpose) {
    Map<String, String> names =
        new TreeMap<>(
            (a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length());
    names.put(key.arn(), purpose);
    names.put(key.aliasArn(), "alias of " + purpose);
    names.put(key.aliasName(), "alias of " + purpose);
    names.put(key.id(), purpose);
    names.remove("");
    return names;
  }
}
