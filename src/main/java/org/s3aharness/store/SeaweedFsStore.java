package org.s3aharness.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A SeaweedFS that answers. */
final class SeaweedFsStore extends ConnectedStore {
  private final URI plain;
  private final AtRestWitness witness;
  private final KmsCalls calls;

  private SeaweedFsStore(
      EndpointOptions at,
      S3Client s3,
      KmsClient kms,
      URI plain,
      AtRestWitness witness,
      KmsCalls calls,
      Life life) {
    super(
        new StoreInfo(
            "seaweedfs",
            SeaweedFsSettings.VERSION,
            StoreInfo.HOST_PROCESS,
            StoreInfo.AtRest.WITNESSED,
            true),
        at,
        s3,
        kms,
        life);
    this.plain = plain;
    this.witness = witness;
    this.calls = calls;
  }

  static SeaweedFsStore of(
      String region,
      SeaweedFsPorts ports,
      Store kms,
      KmsCalls calls,
      Path directory,
      Life life,
      TrustManager trusted) {
    URI s3 = URI.create("https://127.0.0.1:" + ports.s3Tls());
    EndpointOptions at =
        EndpointOptions.of(s3, SeaweedFsSettings.CREDENTIALS)
            .withKms(kms.kmsEndpoint())
            .withSts(kms.stsEndpoint())
            .withRegion(region)
            .withAwsNames(true);
    return new SeaweedFsStore(
        at,
        StoreClients.s3(s3, region, at.credentials(), trusted),
        StoreClients.kms(at.kms(), region, kms.credentials()),
        URI.create("http://127.0.0.1:" + ports.s3()),
        new VolumeFiles(directory, ports.filer()),
        calls,
        new WithKms(life, kms));
  }

  /** Without its KMS, which is not its to end, it is of no use. */
  private record WithKms(Life itself, Store kms) implements Life {
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
  public URI s3PlainEndpoint() {
    return plain;
  }

  @Override
  public Optional<String> whyNot(Feature feature) {
    return feature == Feature.SESSIONS
        ? Optional.of("its STS is LocalStack's, whose sessions it does not know")
        : Optional.empty();
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
  public Optional<KmsCalls> kmsCalls() {
    return Optional.of(calls);
  }
}
