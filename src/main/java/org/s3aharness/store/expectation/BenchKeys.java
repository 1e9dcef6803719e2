package org.s3aharness.store.expectation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.resource.KmsKeyManager;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Holds the KMS keys of a bench: two that all trials share, and others that a trial may disable.
 */
final class BenchKeys {
  private final KmsKeyManager manager;
  private final List<KmsKey> given;
  private KmsKey first;
  private KmsKey second;
  private final Map<KmsKey, String> named = new LinkedHashMap<>();
  private String whyNone;

  /**
   * Prepares keys; none is created yet.
   *
   * @param given keys that exist, for a store without a KMS API; may be empty
   */
  BenchKeys(KmsKeyManager manager, List<KmsKey> given) {
    this.manager = manager;
    this.given = given;
  }

  KmsKey first() {
    if (first == null) {
      first = known(!given.isEmpty() ? given.get(0) : fresh("first"), "key 1");
    }
    return first;
  }

  KmsKey second() {
    if (second == null) {
      if (given.size() == 1) {
        throw new CannotTryException("needs a second --kms-key");
      }
      second = known(given.size() > 1 ? given.get(1) : fresh("second"), "key 2");
    }
    return second;
  }

  /** Returns the manager of the keys that were created here, through which a key is changed. */
  KmsKeyManager manager() {
    return manager;
  }

  /** Creates a key for one trial. */
  KmsKey fresh(String purpose) {
    return known(with(() -> manager.createKey("store report " + purpose)), "its key");
  }

  private KmsKey known(KmsKey key, String name) {
    named.put(key, name);
    return key;
  }

  /** Replaces the names of keys, which differ from run to run. */
  String withoutNames(String text) {
    String replaced = text;
    for (Map.Entry<KmsKey, String> key : named.entrySet()) {
      String name = key.getValue();
      replaced =
          replaced
              .replace(key.getKey().arn(), "ARN of " + name)
              .replace(orNever(key.getKey().aliasArn()), "alias ARN of " + name)
              .replace(orNever(key.getKey().aliasName()), "alias of " + name)
              .replace(key.getKey().id(), "id of " + name);
    }
    return replaced;
  }

  /**
   * Returns a name, or for an empty one a text that never occurs, so that it is not found
   * everywhere.
   */
  private static String orNever(String name) {
    return name.isEmpty() ? "\u0000" : name;
  }

  private KmsKey with(Supplier<KmsKey> made) {
    if (whyNone != null) {
      throw new CannotTryException(whyNone);
    }
    try {
      return made.get();
    } catch (SdkException refused) {
      whyNone = "no KMS key can be made (" + TrialResult.said(refused) + ")";
      throw new CannotTryException(whyNone);
    }
  }
}
