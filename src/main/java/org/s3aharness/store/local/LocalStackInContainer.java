package org.s3aharness.store.local;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.connect.LocalStackHealth;
import org.s3aharness.store.local.LocalStackStore.Loading;
import org.s3aharness.store.process.StoreLifecycle;
import org.s3aharness.store.process.WatchedLifecycle;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Runs LocalStack in a container. Testcontainers runs it, and removes the container if this JVM is
 * killed.
 */
final class LocalStackInContainer {
  private static final WatchedLifecycle.Patience PATIENCE =
      new WatchedLifecycle.Patience(Duration.ofSeconds(1), 2);

  private LocalStackInContainer() {}

  static Store start(LocalStackOptions options, Consumer<String> progress) {
    try {
      ContainerImages.have(progress);
      progress.accept("Starting " + LocalStackSettings.IMAGE + " as a container");
      return started(container(options), options);
    } catch (StoreUnavailableException unavailable) {
      throw unavailable;
    } catch (RuntimeException e) { // Testcontainers and its Docker client declare no narrower one
      throw new StoreUnavailableException(
          "No container of %s could be started (%s): see %s and the harness's log."
              .formatted(LocalStackSettings.IMAGE, e.getMessage(), options.log()),
          e);
    }
  }

  private static Store started(LocalStackContainer container, LocalStackOptions options) {
    boolean ready = false;
    try {
      container.start();
      URI endpoint =
          URI.create(
              "http://127.0.0.1:" + container.getMappedPort(LocalStackSettings.CONTAINER_PORT));
      LocalStackHealth health = LocalStackHealth.of(endpoint, LocalStackSettings.VERSION);
      if (!health.isReady()) {
        throw new StoreUnavailableException(
            "LocalStack's container runs but does not answer at %s (%s): either the Docker engine is on another machine, or the harness itself is in a container. Use a Docker engine on the machine on which the harness runs."
                .formatted(endpoint, health.last()));
      }
      Store store =
          LocalStack.connect(
              options, endpoint, StoreInfo.CONTAINER, life(container, options), Loading.AT_ONCE);
      ready = true;
      return store;
    } finally {
      if (!ready) {
        container.stop();
      }
    }
  }

  private static StoreLifecycle life(LocalStackContainer container, LocalStackOptions options) {
    return new WatchedLifecycle(
        container::isRunning,
        PATIENCE,
        new StoreUnavailableException(
            "LocalStack's container ended during the run: see its log, %s, and run again."
                .formatted(options.log())),
        container::stop);
  }

  static Map<String, String> environment(LocalStackOptions options) {
    Map<String, String> environment = new LinkedHashMap<>(LocalStackSettings.ENVIRONMENT);
    environment.put("AWS_DEFAULT_REGION", options.region());
    return environment;
  }

  private static LocalStackContainer container(LocalStackOptions options) {
    LocalStackContainer container =
        new LocalStackContainer(DockerImageName.parse(LocalStackSettings.IMAGE));
    environment(options).forEach(container::addEnv);
    container.withCreateContainerCmdModifier(
        create ->
            create
                .getHostConfig()
                .withPortBindings(
                    new PortBinding(
                        Ports.Binding.bindIp("127.0.0.1"),
                        ExposedPort.tcp(LocalStackSettings.CONTAINER_PORT))));
    container.withLogConsumer(new LogAppender(options.log()));
    return container;
  }
}
