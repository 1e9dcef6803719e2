package org.s3aharness.store.connect;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.s3aharness.store.AwsErrors;
import org.s3aharness.store.Feature;
import org.s3aharness.store.Place;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreInfo.AtRest;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.process.StoreLifecycle;
import org.s3aharness.store.process.WatchedLifecycle;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A store that somebody else runs, at any URL. */
public class EndpointStore extends ConnectedStore {
  private static final WatchedLifecycle.Patience PATIENCE =
      new WatchedLifecycle.Patience(Duration.ofSeconds(2), 5);

  private volatile Map<Feature, String> whyNot = Map.of();

  EndpointStore(StoreInfo info, EndpointOptions at, StoreClients clients, RequestCount requests) {
    super(info, at, clients.s3(at.s3()), () -> clients.kms(at.kms()), requests, lifeOf(at.s3()));
  }

  /**
   * Connects, and asks the S3 for its buckets to see that it answers. The KMS is not asked, since a
   * store without one still serves the modes that need none. A LocalStack is recognised and
   * described as one.
   *
   * @throws StoreUnavailableException if it does not answer, or refuses these credentials
   */
  public static EndpointStore of(EndpointOptions options) {
    RequestCount requests = new RequestCount();
    StoreClients clients = new StoreClients(options.region(), options.credentials(), requests);
    String server = serverAt(options.s3(), clients);
    StoreInfo info = recognised(options.s3(), server);
    EndpointOptions at = options.withAwsNames(options.acceptsAwsNames() || info.isLocalStack());
    return new EndpointStore(info, at, clients, requests);
  }

  /**
   * Returns the description of the store at a URL: a LocalStack, or else something that calls
   * itself {@code server}.
   */
  static StoreInfo recognised(URI s3, String server) {
    return LocalStackHealth.versionAt(s3)
        .map(version -> info(StoreInfo.LOCALSTACK, version, AtRest.PLAINTEXT))
        .orElseGet(() -> info("endpoint", server, AtRest.UNKNOWN));
  }

  static StoreInfo info(String kind, String version, AtRest atRest) {
    return new StoreInfo(kind, version, StoreInfo.NOT_STARTED_BY_US, atRest, false);
  }

  /**
   * Tries the store with buckets, or below a prefix of one, and, where it has a KMS API, with a
   * key.
   *
   * @throws StoreUnavailableException also if no bucket can be created and removed, or the given
   *     one cannot be used
   * @throws PrefixInUseException if something is already at the place where it is to be tried
   */
  @Override
  public void probe(
      String runId, List<String> keyIds, Optional<Place> within, Consumer<String> progress) {
    try {
      Map<Feature, String> answers = Probe.of(this, runId, keyIds, within);
      progress.accept("What the store can do, as it answered when it was tried:");
      Probe.lines(answers).forEach(line -> progress.accept("  " + line));
      whyNot = Map.copyOf(answers);
    } catch (SdkException | IllegalStateException e) {
      throw new StoreUnavailableException(
          "The store at %s cannot be tried (%s): it must let %s."
              .formatted(
                  s3Endpoint(),
                  e.getMessage(),
                  within
                      .map(place -> "objects be written, read and removed below " + place)
                      .orElse(
                          "buckets be made and removed; otherwise, name an existing one"
                              + " with --bucket")),
          e);
    }
  }

  private static StoreLifecycle lifeOf(URI s3) {
    Port port = Port.of(s3);
    boolean direct = port.isOpen(); // otherwise it is reached through a proxy
    return new WatchedLifecycle(
        () -> !direct || port.isOpen(),
        PATIENCE,
        new StoreUnavailableException(
            "The S3 at %s accepted no connection for %d s during the run: check whether it still runs and what its log says, and run again."
                .formatted(s3, PATIENCE.interval().toSeconds() * PATIENCE.misses())),
        () -> {});
  }

  @Override
  public Optional<String> whyNot(Feature feature) {
    return Optional.ofNullable(whyNot.get(feature)).filter(answer -> !answer.isEmpty());
  }

  /**
   * Returns the name by which the S3 at a URL calls itself, or {@code unknown}.
   *
   * @throws StoreUnavailableException if it does not answer, or refuses these credentials
   */
  static String serverAt(URI url, StoreClients clients) {
    try (S3Client s3 = clients.s3(url)) {
      return s3.listBuckets().sdkHttpResponse().firstMatchingHeader("Server").orElse("unknown");
    } catch (S3Exception refused) {
      String code = AwsErrors.code(refused);
      // Known to the store, though not allowed to list every bucket: good enough.
      if ("AccessDenied".equals(code)) {
        return "unknown";
      }
      throw new StoreUnavailableException(
          "The S3 at %s answers HTTP %d %s when asked to list its buckets: check the URL, and the store's access key, secret key and region."
              .formatted(url, refused.statusCode(), code),
          refused);
    } catch (SdkClientException unreachable) {
      throw new StoreUnavailableException(
          "No S3 answers at %s (%s): check the URL, that the store runs, and that it can be reached from here."
              .formatted(url, rootOf(unreachable)),
          unreachable);
    }
  }

  static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
