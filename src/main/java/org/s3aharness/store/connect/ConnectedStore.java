package org.s3aharness.store.connect;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.process.StoreLifecycle;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.Lazy;

/**
 * A store that answers, assembled from its description, its endpoints, its clients and its
 * lifecycle.
 */
public class ConnectedStore implements Store {
  private final StoreInfo info;
  private final EndpointOptions at;
  private final S3Client s3;
  private final Lazy<KmsClient> kms;
  private final RequestCount requests;
  private final StoreLifecycle life;

  /**
   * Creates a store with these clients.
   *
   * @param kms creates the KMS client when it is first wanted
   * @param requests counts what the two clients send
   */
  public ConnectedStore(
      StoreInfo info,
      EndpointOptions at,
      S3Client s3,
      Supplier<KmsClient> kms,
      RequestCount requests,
      StoreLifecycle life) {
    this.info = info;
    this.at = at;
    this.s3 = s3;
    this.kms = new Lazy<>(kms);
    this.requests = requests;
    this.life = life;
  }

  @Override
  public StoreInfo info() {
    return info;
  }

  @Override
  public URI s3Endpoint() {
    return at.s3();
  }

  @Override
  public URI kmsEndpoint() {
    return at.kms();
  }

  @Override
  public URI stsEndpoint() {
    return at.sts();
  }

  @Override
  public String region() {
    return at.region();
  }

  @Override
  public StoreCredentials credentials() {
    return at.credentials();
  }

  @Override
  public boolean acceptsAwsNames() {
    return at.acceptsAwsNames();
  }

  @Override
  public RequestCount requests() {
    return requests;
  }

  @Override
  public CompletionStage<StoreUnavailableException> lost() {
    return life.lost();
  }

  @Override
  public S3Client s3() {
    return s3;
  }

  @Override
  public S3Client s3In(String region) {
    return new StoreClients(region, credentials(), requests).s3(at.s3());
  }

  @Override
  public KmsClient kms() {
    return kms.getValue();
  }

  @Override
  public void abandon() {
    life.close();
  }

  @Override
  public void close() {
    try (s3;
        KmsClient wanted = kms.hasValue() ? kms.getValue() : null) {
      life.close();
    }
  }
}
