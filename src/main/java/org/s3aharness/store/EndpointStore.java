package org.s3aharness.store;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.s3aharness.store.StoreInfo.AtRest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A store that somebody else runs, at any URL. */
public final class EndpointStore extends ConnectedStore {
  private static final WatchedLife.Patience PATIENCE =
      new WatchedLife.Patience(Duration.ofSeconds(2), 5);

  private final Map<Feature, String> whyNot;

  private EndpointStore(
      StoreInfo info,
      EndpointOptions at,
      S3Client s3,
      KmsClient kms,
      Life life,
      Map<Feature, String> whyNot) {
    super(info, at, s3, kms, life);
    this.whyNot = Map.copyOf(whyNot);
  }

  /**
   * Connects, and asks the S3 for its buckets to see that it answers. The KMS is not asked: a store
   * without one is still good for the modes that need none. A LocalStack is recognised, and taken
   * for what it is.
   *
   * @throws StoreUnavailableException if it does not answer, or not to these credentials
   */
  public static EndpointStore of(EndpointOptions options) {
    S3Client s3 = StoreClients.s3(options.s3(), options.region(), options.credentials());
    try {
      String server = serverNamedBy(s3, options.s3());
      Optional<String> localStack = new LocalStackHealth(options.s3()).version();
      StoreInfo info =
          new StoreInfo(
              localStack.isPresent() ? "localstack" : "endpoint",
              localStack.orElse(server),
              StoreInfo.NOT_STARTED_BY_US,
              localStack.isPresent() ? AtRest.PLAINTEXT : AtRest.UNKNOWN,
              false);
      KmsClient kms = StoreClients.kms(options.kms(), options.region(), options.credentials());
      EndpointOptions at =
          options.withAwsNames(options.acceptsAwsNames() || localStack.isPresent());
      return new EndpointStore(info, at, s3, kms, lifeOf(options.s3()), Map.of());
    } catch (StoreUnavailableException unavailable) {
      s3.close();
      throw unavailable;
    }
  }

  /**
   * The same after trying what it has: with buckets, or below a prefix in one, and, where it has a
   * KMS API, a key; all are removed again.
   *
   * @param keyIds names of KMS keys that exist, for a store without a KMS API; may be empty
   * @param within where to try it; empty to make buckets for that
   * @param progress told what it has
   * @param begun is given what is removed again, for who ends the harness meanwhile; all of it may
   *     be closed twice
   * @throws StoreUnavailableException also if it lets no bucket be made and removed, or the one to
   *     try it in be used
   * @throws PrefixInUseException if something is already where it is to be tried
   */
  public static Store probed(
      EndpointOptions options,
      List<String> keyIds,
      Optional<Place> within,
      Consumer<String> progress) {
    EndpointStore store = of(options);
    try {
      Map<Feature, String> answers = Probe.of(store, keyIds, within);
      progress.accept("What the store has, as it answered when it was tried:");
      Probe.lines(answers).forEach(line -> progress.accept("  " + line));
      return new EndpointStore(
          store.info(), store.at(), store.s3(), store.kms(), store.life(), answers);
    } catch (SdkException | IllegalStateException e) {
      store.close();
      throw new StoreUnavailableException(
          "The store at %s cannot be tried (%s): it must let %s."
              .formatted(
                  options.s3(),
                  e.getMessage(),
                  within
                      .map(place -> "objects be written, read and removed below " + place)
                      .orElse("buckets be made and removed; else give one with --bucket")),
          e);
    } catch (StoreUnavailableException | PrefixInUseException e) {
      store.close();
      throw e;
    }
  }

  private static Life lifeOf(URI s3) {
    Port port = Port.of(s3);
    boolean direct = port.isOpen(); // else it is reached through a proxy
    return new WatchedLife(
        () -> !direct || port.isOpen(),
        PATIENCE,
        new StoreUnavailableException(
            "The S3 at %s has taken no connection for %d s in the middle of the run: see whether it still runs, and what its own log says, and run again."
                .formatted(s3, PATIENCE.interval().toSeconds() * PATIENCE.misses())),
        () -> {});
  }

  @Override
  public Optional<String> whyNot(Feature feature) {
    return Optional.ofNullable(whyNot.get(feature)).filter(answer -> !answer.isEmpty());
  }

  private static String serverNamedBy(S3Client s3, URI url) {
    try {
      return s3.listBuckets().sdkHttpResponse().firstMatchingHeader("Server").orElse("unknown");
    } catch (S3Exception refused) {
      String code = refused.awsErrorDetails() == null ? "" : refused.awsErrorDetails().errorCode();
      // Known to the store, though not allowed to list every bucket: good enough.
      if ("AccessDenied".equals(code)) {
        return "unknown";
      }
      throw new StoreUnavailableException(
          "The S3 at %s answers HTTP %d %s to a listing of buckets: check the URL, and the store's access key, secret key and region."
              .formatted(url, refused.statusCode(), code),
          refused);
    } catch (SdkClientException unreachable) {
      throw new StoreUnavailableException(
          "No S3 answers at %s (%s): check the URL, and that the store runs and can be reached from here."
              .formatted(url, rootOf(unreachable)),
          unreachable);
    }
  }

  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
