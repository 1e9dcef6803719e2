package org.s3aharness.store.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tries a store for what is expected of it, one expectation after another. Objects, buckets and
 * keys that it creates belong to the run. It is not safe for use by several threads.
 */
public final class StoreTrial implements AutoCloseable {
  private final Store store;
  private final Bench bench;

  /**
   * Prepares to try a store; nothing is created on it yet.
   *
   * @param places creates places for objects and, if allowed, buckets
   * @param keys creates KMS keys
   * @param given KMS keys that exist, for a store without a KMS API; may be empty
   */
  public StoreTrial(Store store, PlaceAllocator places, KmsKeyManager keys, List<KmsKey> given) {
    this.store = store;
    this.bench = new Bench(store, places, new BenchKeys(keys, List.copyOf(given)));
  }

  /**
   * Tries the store for each expectation, in order.
   *
   * @param done receives each outcome as soon as it is known
   * @throws StoreUnavailableException if nothing can be created on the store to try it with, or it
   *     has ended meanwhile
   */
  public List<TriedExpectation> of(
      List<Expectation> expectations, Consumer<TriedExpectation> done) {
    requirePlace();
    List<TriedExpectation> outcomes = new ArrayList<>();
    for (Expectation expectation : expectations) {
      TriedExpectation outcome = new TriedExpectation(expectation, answer(expectation.trial()));
      outcomes.add(outcome);
      done.accept(outcome);
    }
    return outcomes;
  }

  private void requirePlace() {
    try {
      bench.newObject(r -> {});
    } catch (SdkException refused) {
      throw new StoreUnavailableException(
          "The store at %s cannot be tried (%s): the credentials must allow making buckets and writing objects; otherwise, name an existing bucket with --bucket."
              .formatted(store.s3Endpoint(), TrialResult.said(refused)),
          refused);
    }
  }

  private TrialResult answer(Trial trial) {
    TrialResult answer;
    try {
      answer = trial.on(bench);
    } catch (CannotTryException notTried) {
      return new TrialResult(Conformity.NOT_TRIED, "", notTried.getMessage());
    } catch (AwsServiceException refused) {
      answer = TrialResult.failed(refused);
    } catch (SdkClientException unusable) {
      requireThatItAnswers();
      answer = TrialResult.failed(unusable);
    }
    return new TrialResult(
        answer.verdict(), bench.inReport(answer.expected()), bench.inReport(answer.observed()));
  }

  /** Tells a store that gives one useless answer from one that is gone. */
  private void requireThatItAnswers() {
    try {
      store.s3().headBucket(r -> r.bucket(bench.bucket()));
    } catch (AwsServiceException answered) {
      // It is there, and says no.
    } catch (SdkClientException gone) {
      throw new StoreUnavailableException(
          "The store at %s no longer answers (%s): check whether it still runs, and what its log says."
              .formatted(store.s3Endpoint(), gone.getMessage()),
          gone);
    }
  }

  @Override
  public void close() {
    bench.close();
  }
}
