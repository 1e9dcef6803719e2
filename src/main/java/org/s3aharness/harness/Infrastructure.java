package org.s3aharness.harness;

import java.util.Optional;
import org.s3aharness.store.Store;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells a case that failed from an agent or a store that died under it. */
final class Infrastructure {
  private static final int FORBIDDEN = 403;

  private Infrastructure() {}

  /** What is broken; empty if both are alive and the failure is the release's. */
  static Optional<InfrastructureException> broken(
      AgentPool.Slot slot, Store store, Throwable failure) {
    if (!slot.process().isAlive()) {
      return Optional.of(
          new InfrastructureException(
              "An agent (process %d) died in the middle of the run: see agents/*.log in the run directory, and run again."
                  .formatted(slot.process().pid()),
              failure));
    }
    try {
      store.s3().listBuckets();
      if (store.info().startedByUs()) { // others need not have a KMS
        store.kms().listAliases(r -> r.limit(1));
      }
      return Optional.empty();
    } catch (S3Exception answered) {
      if (answered.statusCode() == FORBIDDEN) {
        return Optional.empty(); // these credentials may not list buckets, which is an answer too
      }
      throw answered;
    } catch (SdkClientException e) {
      return Optional.of(
          new InfrastructureException(
              "The store at %s, or its KMS, no longer answers in the middle of the run: see store.log in the run directory, and run again."
                  .formatted(store.s3Endpoint()),
              e));
    }
  }
}
