package org.s3aharness.store.local;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.connect.ConnectedStore;
import org.s3aharness.store.connect.EndpointOptions;
import org.s3aharness.store.connect.StoreClients;
import org.s3aharness.store.process.StoreLifecycle;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** A LocalStack that answers. */
final class LocalStackStore extends ConnectedStore {
  /** Says when services other than S3 are loaded. */
  enum Loading {
    /**
     * Before anything else. LocalStack by itself takes a service for loaded while it is still being
     * loaded: a second request that comes meanwhile is answered with status 501.
     */
    AT_ONCE,
    /** With their first requests: localstack_host.py makes others wait meanwhile. */
    WHEN_NEEDED
  }

  private final Map<String, KmsClient> ofAccounts = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> services;

  private LocalStackStore(
      StoreInfo info,
      EndpointOptions at,
      StoreClients clients,
      RequestCount requests,
      StoreLifecycle life,
      Loading loading) {
    super(info, at, clients.s3(at.s3()), () -> clients.kms(at.kms()), requests, life);
    this.services = CompletableFuture.runAsync(() -> haveServicesLoaded(at, loading));
  }

  /**
   * Connects to a LocalStack that nobody has sent a request yet, and begins to have its services
   * loaded. Each client that this store gives waits for that.
   */
  static LocalStackStore connect(
      StoreInfo info, EndpointOptions at, StoreLifecycle life, Loading loading) {
    RequestCount requests = new RequestCount();
    StoreClients clients = new StoreClients(at.region(), at.credentials(), requests);
    return new LocalStackStore(info, at, clients, requests, life, loading);
  }

  /**
   * Waits until the services are loaded.
   *
   * @throws StoreUnavailableException if one of them does not answer
   */
  void awaitServices() {
    try {
      services.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreUnavailableException cause ? cause : e;
    }
  }

  /** Sends S3 its first request and, unless they can wait, the other services theirs. */
  private static void haveServicesLoaded(EndpointOptions at, Loading loading) {
    StoreClients clients = new StoreClients(at.region(), at.credentials(), new RequestCount());
    try (S3Client s3 = clients.s3(at.s3())) {
      s3.listBuckets();
      if (loading == Loading.AT_ONCE) {
        try (KmsClient kms = clients.kms(at.kms());
            StsClient sts = clients.sts(at.sts())) {
          kms.listKeys();
          sts.getCallerIdentity();
        }
      }
    } catch (SdkException e) {
      throw new StoreUnavailableException(
          "LocalStack answers at %s, but not to a first request for a service (%s): see its log, and run again."
              .formatted(at.s3(), e.getMessage()),
          e);
    }
  }

  @Override
  public S3Client s3() {
    awaitServices();
    return super.s3();
  }

  @Override
  public S3Client s3In(String region) {
    awaitServices();
    return super.s3In(region);
  }

  @Override
  public KmsClient kms() {
    awaitServices();
    return super.kms();
  }

  /** LocalStack takes a region outside of AWS's first partition for {@code us-east-1}. */
  @Override
  public Optional<String> whyNoKeysIn(String region) {
    String partition = PartitionMetadata.of(Region.of(region)).id();
    return partition.equals("aws")
        ? Optional.empty()
        : Optional.of("its KMS does not have the regions of partition " + partition);
  }

  /**
   * Returns a client for another account. LocalStack takes an access key id of twelve digits as the
   * account (LocalStack, "Credentials").
   */
  @Override
  public Optional<KmsClient> kms(String account, String region) {
    awaitServices();
    return Optional.of(
        ofAccounts.computeIfAbsent(
            account + ":" + region,
            none -> {
              StoreCredentials asAccount = StoreCredentials.of(account, "test");
              return new StoreClients(region, asAccount, requests()).kms(kmsEndpoint());
            }));
  }

  @Override
  public void close() {
    ofAccounts.values().forEach(KmsClient::close);
    super.close();
  }
}
