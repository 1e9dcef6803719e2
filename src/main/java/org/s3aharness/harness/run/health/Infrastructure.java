package org.s3aharness.harness.run.health;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.run.agents.AgentPool;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.store.AwsErrors;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.Store;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells a failed case from an agent or a store that died. */
final class Infrastructure {
  /**
   * The error codes that say that credentials have expired (Amazon S3 API Reference, "List of error
   * codes"; "Common Errors" of AWS STS and KMS).
   */
  private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException");

  private static final int FORBIDDEN = 403;

  private Infrastructure() {}

  /**
   * Returns the failure that the run has sent all requests that it may send; empty if it has not.
   */
  static Optional<InfrastructureException> spent(Store store) {
    RequestCount requests = store.requests();
    return requests.isExceeded()
        ? Optional.of(
            new InfrastructureException(
                "The run has sent all of the %d requests that it may send: select fewer cases, or give a higher --max-requests."
                    .formatted(requests.limit()),
                null))
        : Optional.empty();
  }

  /**
   * Returns what is broken; empty if agent and store are alive, so that the release is to blame.
   */
  static Optional<InfrastructureException> broken(
      AgentPool.Slot slot, Store store, Throwable failure) {
    if (EXPIRED.contains(errorCode(failure))) {
      return Optional.of(
          new InfrastructureException(
              "The credentials expired during the run: log in again, or select fewer cases.",
              failure));
    }
    long agent = slot.process().pid();
    if (!slot.process().answers()) {
      return Optional.of(
          new InfrastructureException(
              "An agent (process %d) %s during the run: see agents/*.log in the run directory, and run again."
                  .formatted(agent, slot.process().isAlive() ? "stopped answering" : "died"),
              failure));
    }
    return silent(store, config -> {});
  }

  /** Returns the failure that the store does not answer in time; empty if it does. */
  static Optional<InfrastructureException> silent(Store store, Duration limit) {
    return silent(store, config -> config.apiCallTimeout(limit));
  }

  private static Optional<InfrastructureException> silent(
      Store store, Consumer<AwsRequestOverrideConfiguration.Builder> config) {
    try {
      store.s3().listBuckets(r -> r.overrideConfiguration(config));
      if (store.info().startedByUs()) { // others need not have a KMS
        store.kms().listAliases(r -> r.limit(1).overrideConfiguration(config));
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
              "The store at %s, or its KMS, stopped answering during the run: see store.log in the run directory, and run again."
                  .formatted(store.s3Endpoint()),
              e));
    }
  }

  private static String errorCode(Throwable failure) {
    if (failure instanceof S3AFailure s3a) {
      return String.valueOf(s3a.awsErrorCode());
    }
    return failure instanceof AwsServiceException refused ? AwsErrors.code(refused) : "";
  }
}
