package org.s3aharness.store.local;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreInfo.AtRest;
import org.s3aharness.store.StoreLogin;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.connect.EndpointOptions;
import org.s3aharness.store.connect.StoreClients;
import org.s3aharness.store.local.LocalStackOptions.Hosting;
import org.s3aharness.store.process.StoreLifecycle;

/** LocalStack, started for this run, on the loopback interface only. */
public final class LocalStack {
  private static final StoreCredentials CREDENTIALS =
      StoreCredentials.of("test", StoreCredentials.newSecretKey());

  private LocalStack() {}

  /** Returns the login of a LocalStack that {@link #start} starts, which is known before. */
  public static StoreLogin login(String region) {
    return new StoreLogin(CREDENTIALS, region, true);
  }

  /**
   * Starts a LocalStack and waits until it answers. It ends when it is closed, and with this JVM,
   * however that ends.
   *
   * @param progress receives lines about what takes time, and about which way was chosen and why
   * @throws StoreUnavailableException if it cannot be started, naming the next step
   */
  public static Store start(LocalStackOptions options, Consumer<String> progress) {
    CompletableFuture.runAsync(StoreClients::load); // while it starts, a processor is idle
    if (options.hosting() == Hosting.HOST) {
      return LocalStackProcess.start(options, progress);
    }
    Optional<String> noEngine = ContainerEngine.whyNot();
    if (noEngine.isEmpty()) {
      try {
        return LocalStackInContainer.start(options, progress);
      } catch (StoreUnavailableException noContainer) {
        if (options.hosting() == Hosting.CONTAINER) {
          throw noContainer;
        }
        noEngine = Optional.of(noContainer.getMessage());
      }
    } else if (options.hosting() == Hosting.CONTAINER) {
      throw new StoreUnavailableException(
          noEngine.get()
              + " Start one, or run LocalStack as a host process instead (it needs Python 3.11 to"
              + " 3.13).");
    }
    progress.accept("Running LocalStack as a host process. " + noEngine.get());
    return LocalStackProcess.start(options, progress);
  }

  static Store connect(
      LocalStackOptions options,
      URI endpoint,
      String runs,
      StoreLifecycle life,
      LocalStackStore.Loading loading) {
    StoreInfo info =
        new StoreInfo(
            StoreInfo.LOCALSTACK, LocalStackSettings.VERSION, runs, AtRest.PLAINTEXT, true);
    EndpointOptions at =
        EndpointOptions.of(endpoint, CREDENTIALS).withRegion(options.region()).withAwsNames(true);
    LocalStackStore store = LocalStackStore.connect(info, at, life, loading);
    if (!options.servicesLater()) {
      store.awaitServices();
    }
    return store;
  }
}
