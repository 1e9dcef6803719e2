package org.s3aharness.store.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.net.ssl.TrustManager;
import org.s3aharness.store.AtRestWitness;
import org.s3aharness.store.Feature;
import org.s3aharness.store.KmsWitness;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.connect.ConnectedStore;
import org.s3aharness.store.connect.EndpointOptions;
import org.s3aharness.store.connect.StoreClients;
import org.s3aharness.store.process.StoreLifecycle;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A SeaweedFS that answers. */
final class SeaweedFsStore extends ConnectedStore {
  private final Store kms;
  private final URI plain;
  private final AtRestWitness witness;
  private final KmsWitness calls;

  /** The account that LocalStack takes for that of credentials which name none. */
  private static final String KMS_ACCOUNT = "000000000000";

  private SeaweedFsStore(
      EndpointOptions at,
      S3Client s3,
      Supplier<KmsClient> kmsClient,
      RequestCount requests,
      Store kms,
      URI plain,
      AtRestWitness witness,
      KmsWitness calls,
      StoreLifecycle life) {
    super(
        new StoreInfo(
            "seaweedfs",
            SeaweedFsSettings.VERSION,
            StoreInfo.HOST_PROCESS,
            StoreInfo.AtRest.WITNESSED,
            true),
        at,
        s3,
        kmsClient,
        requests,
        life);
    this.kms = kms;
    this.plain = plain;
    this.witness = witness;
    this.calls = calls;
  }

  static SeaweedFsStore of(
      String region,
      SeaweedFsPorts ports,
      Store kms,
      KmsWitness calls,
      Path directory,
      StoreLifecycle life,
      TrustManager trusted) {
    URI s3 = URI.create("https://127.0.0.1:" + ports.s3Tls());
    EndpointOptions at =
        EndpointOptions.of(s3, SeaweedFsSettings.CREDENTIALS)
            .withKms(kms.kmsEndpoint())
            .withSts(kms.stsEndpoint())
            .withRegion(region)
            .withAwsNames(true);
    RequestCount requests = new RequestCount();
    return new SeaweedFsStore(
        at,
        new StoreClients(region, at.credentials(), requests).s3(s3, trusted),
        () -> new StoreClients(region, kms.credentials(), requests).kms(at.kms()),
        requests,
        kms,
        URI.create("http://127.0.0.1:" + ports.s3()),
        new VolumeFiles(directory, ports.filer()),
        calls,
        new WithKms(life, kms));
  }

  /** The lifecycle of a SeaweedFS, which is of no use without its KMS but does not end it. */
  private record WithKms(StoreLifecycle itself, Store kms) implements StoreLifecycle {
    @Override
    public CompletionStage<StoreUnavailableException> lost() {
      return itself.lost().applyToEither(kms.lost(), first -> first);
    }

    @Override
    public void close() {
      itself.close();
    }
  }

  @Override
  public Optional<KmsClient> kms(String account, String region) {
    return kms.kms(account, region);
  }

  @Override
  public URI s3PlainEndpoint() {
    return plain;
  }

  @Override
  public Optional<String> whyNot(Feature feature) {
    return feature == Feature.SESSIONS
        ? Optional.of("its STS belongs to LocalStack, and it does not know LocalStack's sessions")
        : Optional.empty();
  }

  /**
   * Returns a reason for every account but that of its credentials: SeaweedFS asks the KMS to
   * decrypt by the key's id, which LocalStack looks for in the account that asks.
   */
  @Override
  public Optional<String> whyNoKeysIn(String region) {
    return kms.whyNoKeysIn(region);
  }

  @Override
  public Optional<String> whyNotUnderKeysOf(String account) {
    return account.equals(KMS_ACCOUNT)
        ? Optional.empty()
        : Optional.of("it asks its KMS as account " + KMS_ACCOUNT + ", which has no such key");
  }

  @Override
  public Map<String, String> s3aSettings() {
    return SeaweedFsSettings.S3A_SETTINGS;
  }

  @Override
  public Optional<AtRestWitness> atRestWitness() {
    return Optional.of(witness);
  }

  @Override
  public Optional<KmsWitness> kmsCalls() {
    return Optional.of(calls);
  }
}
