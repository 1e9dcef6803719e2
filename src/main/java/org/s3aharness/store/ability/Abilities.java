package org.s3aharness.store.ability;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.store.Store;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Knows what a store does as S3 and KMS do. Each ability is tried once, when it is first asked for.
 * It is safe for use by several threads.
 */
public final class Abilities {
  private final AbilityProbe probe;
  private final String kind;
  private final Map<Ability, String> answers = new EnumMap<>(Ability.class);

  /**
   * Prepares to try a store; nothing is created on it yet.
   *
   * @param places creates the places for objects
   * @param keys creates KMS keys, which are removed with the run's others
   */
  public Abilities(Store store, PlaceAllocator places, KmsKeyManager keys) {
    this.probe = new AbilityProbe(store, places, keys);
    this.kind = store.info().kind();
  }

  /**
   * Returns why something that needs an ability cannot be witnessed, as the store answered when it
   * was tried; empty if the store has the ability.
   */
  public synchronized Optional<String> whyNot(Ability ability) {
    String answer = answers.computeIfAbsent(ability, this::tried);
    return answer.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "store %s does not %s: %s (%s would)"
                .formatted(kind, ability.does(), answer, ability.where()));
  }

  private String tried(Ability ability) {
    try {
      return probe.tried(ability);
    } catch (SdkException refused) {
      return AbilityProbe.said(refused);
    }
  }
}
