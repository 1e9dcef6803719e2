package org.s3aharness.harness.key;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.s3aharness.store.KmsKey;

/**
 * The variables through which profiles refer to the KMS keys of a run. A key of the run's own is
 * made when a variable of it is first named. It is safe for use by several threads.
 */
final class KmsKeyVariables {
  private static final String PREFIX = "s3aharness.kms.";
  private static final String FIRST = "key1";
  private static final String SECOND = "key2";
  private static final String ARN = ".arn";

  /** What follows a key's name, with the form of the key that it stands for. */
  private static final Map<String, Function<KmsKey, String>> FORMS =
      Map.of(
          ARN,
          KmsKey::arn,
          ".id",
          KmsKey::id,
          ".alias.name",
          KmsKey::aliasName,
          ".alias.arn",
          KmsKey::aliasArn);

  private final BiConsumer<KmsKey, String> listener;
  private final Map<String, Function<String, KmsKey>> unmade = new ConcurrentHashMap<>();
  private final SortedMap<String, String> values = new ConcurrentSkipListMap<>();

  /**
   * Creates variables that nothing stands behind yet.
   *
   * @param listener is told each key, and its name, as soon as it is there
   */
  KmsKeyVariables(BiConsumer<KmsKey, String> listener) {
    this.listener = listener;
  }

  /** Publishes keys that exist, the first as {@code key1}. */
  void publish(List<KmsKey> existing) {
    for (int n = 1; n <= existing.size(); n++) {
      publish("key" + n, existing.get(n - 1));
    }
  }

  /**
   * Has {@code key1} and {@code key2} made when they are named.
   *
   * @param maker makes the key with the name that it is given
   */
  void makeWhenNamed(Function<String, KmsKey> maker) {
    unmade.put(FIRST, maker);
    unmade.put(SECOND, maker);
  }

  /** Makes the keys whose variables a text names, unless they are there. */
  void makeNamedIn(String text) {
    for (String key : unmade.keySet()) {
      if (text.contains(PREFIX + key + ".")) {
        make(key);
      }
    }
  }

  /** Makes the keys that are not there yet. */
  void makeAll() {
    unmade.keySet().forEach(this::make);
  }

  private synchronized void make(String name) {
    Function<String, KmsKey> maker = unmade.get(name);
    if (maker != null) { // else another thread was faster
      publish(name, maker.apply(name));
      unmade.remove(name);
    }
  }

  private void publish(String name, KmsKey key) {
    listener.accept(key, name);
    FORMS.forEach(
        (form, of) -> {
          String value = of.apply(key);
          if (!value.isEmpty()) {
            values.put(PREFIX + name + form, value);
          }
        });
  }

  /** Says whether a variable has a value or would get one if it were named. */
  boolean supplies(String variable) {
    return values.containsKey(variable)
        || unmade.keySet().stream()
            .flatMap(key -> FORMS.keySet().stream().map(form -> PREFIX + key + form))
            .anyMatch(variable::equals);
  }

  /** Returns the variables of the keys that are there. */
  Map<String, String> values() {
    return values;
  }

  /**
   * Returns the ARN of the second key for that of the first, and the other way round; empty for any
   * other key, and where the other one is not there.
   */
  Optional<String> otherThan(String arn) {
    Optional<String> first = Optional.ofNullable(values.get(PREFIX + FIRST + ARN));
    Optional<String> second = Optional.ofNullable(values.get(PREFIX + SECOND + ARN));
    if (first.filter(arn::equals).isPresent()) {
      return second;
    }
    return second.filter(arn::equals).isPresent() ? first : Optional.empty();
  }
}
