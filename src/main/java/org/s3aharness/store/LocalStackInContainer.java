package org.s3aharness.store;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack in a container, by Testcontainers, which also removes it should this JVM be killed.
 */
final class LocalStackInContainer {
  private LocalStackInContainer() {}

  static Store start(LocalStackOptions options, Consumer<String> progress) {
    progress.accept("Starting " + LocalStackSettings.IMAGE + " as a container");
    try {
      return started(container(options), options);
    } catch (RuntimeException e) { // Testcontainers declares no narrower one
      throw new StoreUnavailableException(
          "No container of %s could be started (%s): check that the engine has or can pull it."
              .formatted(LocalStackSettings.IMAGE, e.getMessage()),
          e);
    }
  }

  private static Store started(LocalStackContainer container, LocalStackOptions options) {
    try {
      container.start();
      URI endpoint =
          URI.create(
              "http://127.0.0.1:" + container.getMappedPort(LocalStackSettings.CONTAINER_PORT));
      return LocalStack.connect(options, endpoint, StoreInfo.CONTAINER, container::stop);
    } catch (RuntimeException e) {
      container.stop();
      throw e;
    }
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
