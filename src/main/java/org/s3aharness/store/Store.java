package org.s3aharness.store;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An S3 and its KMS under test, up and answering. It is safe for use by several threads. Closing a
 * store ends what was started for it, and nothing else.
 */
public interface Store extends AutoCloseable {
  /** Returns what the store is and how it runs. */
  StoreInfo info();

  /** Returns the address of the S3, as scheme, host and port. */
  URI s3Endpoint();

  /**
   * Returns the address of the S3 for clients that do not use TLS. That is {@link #s3Endpoint()}
   * unless the store has another port for them.
   */
  default URI s3PlainEndpoint() {
    return s3Endpoint();
  }

  /**
   * Returns the address of the KMS, as scheme, host and port; it may be the same as {@link
   * #s3Endpoint()}.
   */
  URI kmsEndpoint();

  /**
   * Returns the address of the STS, as scheme, host and port; it may be the same as {@link
   * #s3Endpoint()}.
   */
  URI stsEndpoint();

  /** Returns the region that buckets and keys are in, such as {@code us-east-1}. */
  String region();

  /** Returns credentials that may do everything that a case needs. */
  StoreCredentials credentials();

  /**
   * Says whether the store serves requests for AWS's own host names, such as {@code
   * bucket.s3.us-east-1.amazonaws.com}, when they reach its endpoint unchanged.
   */
  boolean acceptsAwsNames();

  /**
   * Returns the number of the account in which the store is used, which is no secret; empty if it
   * is not known.
   */
  default Optional<String> account() {
    return Optional.empty();
  }

  /**
   * Returns why the store does not have a feature, as it answered when it was tried; empty if it
   * has the feature.
   */
  default Optional<String> whyNot(Feature feature) {
    return Optional.empty();
  }

  /** Returns why the store has no KMS keys in a region; empty if it can have some. */
  default Optional<String> whyNoKeysIn(String region) {
    return Optional.empty();
  }

  /** Returns why the store cannot encrypt under KMS keys of an account; empty if it can. */
  default Optional<String> whyNotUnderKeysOf(String account) {
    return Optional.empty();
  }

  /**
   * Tries which features a store that somebody else runs has. This creates something on the store
   * and removes it again. From then on {@link #whyNot} knows the answers. On a store that was
   * started for the run this does nothing.
   *
   * @param runId the id of the run that wants to know
   * @param keyIds names of KMS keys that exist, for a store without a KMS API; may be empty
   * @param within the place where to try it; empty to create buckets for that
   * @param progress receives lines for a person
   * @throws StoreUnavailableException if the store cannot be tried
   */
  default void probe(
      String runId, List<String> keyIds, Optional<Place> within, Consumer<String> progress) {}

  /** Returns settings that every S3A needs on this store. Settings of a case take precedence. */
  default Map<String, String> s3aSettings() {
    return Map.of();
  }

  /** Returns the witness that looks at what the store has really written; empty if nobody can. */
  default Optional<AtRestWitness> atRestWitness() {
    return Optional.empty();
  }

  /**
   * Returns the witness of the calls that the store makes to its KMS; empty if nobody sees them.
   */
  default Optional<KmsWitness> kmsCalls() {
    return Optional.empty();
  }

  /**
   * Says whether the store is AWS itself, where each of AWS's names is reached at its own address.
   * Otherwise all names are routed to the endpoints above.
   */
  default boolean isAws() {
    return false;
  }

  /**
   * Says whether a new bucket refuses SSE-C until it is told to allow it, as AWS's do from April
   * 2026 on (Amazon S3 User Guide, "Blocking or unblocking SSE-C for a general purpose bucket").
   */
  default boolean blocksCustomerKeys() {
    return false;
  }

  /**
   * Returns the count of the requests to the store, by the two clients below and by everything else
   * that asks it before sending.
   */
  RequestCount requests();

  /**
   * Returns a stage that is completed, on its own thread, if the store ends without having been
   * closed. Its value tells the user what happened. A store that somebody else runs counts as ended
   * once it has accepted no connection for some seconds.
   */
  CompletionStage<StoreUnavailableException> lost();

  /** Returns a plain path-style client that goes straight to the S3. The store closes it. */
  S3Client s3();

  /** Returns a client like {@link #s3()} for another region of the store. The caller closes it. */
  S3Client s3In(String region);

  /** Returns a plain client that goes straight to the KMS. The store closes it. */
  KmsClient kms();

  /**
   * Returns a plain client that goes straight to the KMS as another account, in another region.
   * Only a store that was started for the run, and believes whatever account it is told, has one.
   * The store closes it.
   *
   * @param account twelve digits
   */
  default Optional<KmsClient> kms(String account, String region) {
    return Optional.empty();
  }

  /**
   * Ends at once whatever was started for the store. Anything that waits for an answer gets an
   * error. This does not count as a loss.
   */
  void abandon();

  @Override
  void close();
}
