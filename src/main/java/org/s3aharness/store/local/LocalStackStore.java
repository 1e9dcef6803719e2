package org.s3aharness.store.local;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.connect.ConnectedStore;
import org.s3aharness.store.connect.EndpointOptions;
import org.s3aharness.store.connect.StoreClients;
import org.s3aharness.store.process.StoreLifecycle;
import software.amazon.awssdk.services.kms.KmsClient;

/** A LocalStack that answers. */
final class LocalStackStore extends ConnectedStore {
  private final Map<String, KmsClient> ofAccounts = new ConcurrentHashMap<>();

  private LocalStackStore(
      StoreInfo info,
      EndpointOptions at,
      StoreClients clients,
      RequestCount requests,
      StoreLifecycle life) {
    super(info, at, clients.s3(at.s3()), clients.kms(at.kms()), requests, life);
  }

  static LocalStackStore connect(StoreInfo info, EndpointOptions at, StoreLifecycle life) {
    RequestCount requests = new RequestCount();
    StoreClients clients = new StoreClients(at.region(), at.credentials(), requests);
    return new LocalStackStore(info, at, clients, requests, life);
  }

  /**
   * Returns a client for another account. LocalStack takes an access key id of twelve digits as the
   * account (LocalStack, "Credentials").
   */
  @Override
  public Optional<KmsClient> kms(String account, String region) {
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
