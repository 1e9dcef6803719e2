package org.s3aharness.harness.run.witness;

import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;

/**
 * What looks at a store out of band, for all cases of a run.
 *
 * @param inspector asks the store single questions
 * @param objects looks at stored objects
 * @param clientSide opens client-side encrypted objects without S3A
 * @param byDefault finds out how the store encrypts where nothing is asked for
 */
public record Witnesses(
    StoreInspector inspector,
    ObjectWitness objects,
    ClientSideWitness clientSide,
    DefaultEncryptionProbe byDefault) {
  /** Makes the witnesses of a run; none of them asks the store anything yet. */
  public static Witnesses of(Store store, PlaceAllocator places, KmsKeyManager kms, RunKeys keys) {
    StoreInspector inspector = new StoreInspector(store);
    return new Witnesses(
        inspector,
        new ObjectWitness(store, inspector, alias -> kms.arnBehind(alias)),
        new ClientSideWitness(store, keys, inspector),
        new DefaultEncryptionProbe(store, places, inspector));
  }
}
