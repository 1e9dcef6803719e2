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
 * An S3 and its KMS under test, up and answering. Safe for use from several threads. Closing it
 * ends what was started for it, and nothing else.
 */
public interface Store extends AutoCloseable {
  /** What it is and how it runs. */
  StoreInfo info();

  /** Where its S3 answers, as scheme, host and port. */
  URI s3Endpoint();

  /**
   * Where its S3 answers clients that do not use TLS; {@link #s3Endpoint()}, which sees no
   * difference, unless it has another port for them.
   */
  default URI s3PlainEndpoint() {
    return s3Endpoint();
  }

  /** Where its KMS answers, as scheme, host and port; may be the same as {@link #s3Endpoint()}. */
  URI kmsEndpoint();

  /** Where its STS answers, as scheme, host and port; may be the same as {@link #s3Endpoint()}. */
  URI stsEndpoint();

  /** The region that its buckets and keys are in, such as {@code us-east-1}. */
  String region();

  /** Credentials that may do everything a case needs. */
  StoreCredentials credentials();

  /**
   * Whether it serves requests for AWS's own host names, such as {@code
   * bucket.s3.us-east-1.amazonaws.com}, when they are brought to its endpoint as they are.
   */
  boolean acceptsAwsNames();

  /** The number of the account it is used with, which is no secret; empty where nobody knows. */
  default Optional<String> account() {
    return Optional.empty();
  }

  /** Why it does not have a feature, as it answered when it was tried; empty if it has. */
  default Optional<String> whyNot(Feature feature) {
    return Optional.empty();
  }

  /**
   * Tries what a store that somebody else runs has, which makes something on it and removes it
   * again. From then on {@link #whyNot} knows. A store that was started for a run is known already.
   *
   * @param runId the id of the run that wants to know
   * @param keyIds names of KMS keys that exist, for a store without a KMS API; may be empty
   * @param within where to try it; empty to make buckets for that
   * @param progress receives lines for a person
   * @throws StoreUnavailableException if it does not let itself be tried
   */
  default void probe(
      String runId, List<String> keyIds, Optional<Place> within, Consumer<String> progress) {}

  /** Settings that every S3A needs on it, by their names; what a case sets lies over them. */
  default Map<String, String> s3aSettings() {
    return Map.of();
  }

  /** Who looks at what it has really written; empty where nobody can. */
  default Optional<AtRestWitness> atRestWitness() {
    return Optional.empty();
  }

  /** What it asks its KMS; empty where nobody sees that. */
  default Optional<KmsWitness> kmsCalls() {
    return Optional.empty();
  }

  /**
   * Whether its names are AWS's own, each to be reached where it says; else all lead to the
   * endpoints above.
   */
  default boolean isAws() {
    return false;
  }

  /** Counts what is sent to it: by the two clients below, and by whoever else asks to be let. */
  RequestCount requests();

  /**
   * Completed, from a thread of its own, should the store end though nobody has closed it, with
   * what to tell the user. A store that somebody else runs counts as ended once nothing has taken a
   * connection for some seconds.
   */
  CompletionStage<StoreUnavailableException> lost();

  /** A plain path-style client straight to the store. The store closes it. */
  S3Client s3();

  /** A plain client straight to the store's KMS. The store closes it. */
  KmsClient kms();

  /**
   * Ends at once what was started for it, though somebody may be waiting for an answer, who gets an
   * error instead. That counts as no loss.
   */
  void abandon();

  @Override
  void close();
}
