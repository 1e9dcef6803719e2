package org.s3aharness.store.local;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.s3aharness.store.StoreUnavailableException;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Gets the images that a start needs, with a single try. Testcontainers by itself would try to pull
 * each for two minutes where no registry can be reached.
 */
final class ContainerImages {
  /** The image with which Testcontainers checks the engine. */
  static final String PROBE = "alpine:3.17";

  /** The image with which Testcontainers removes the containers of a JVM that was killed. */
  static final String REAPER = "testcontainers/ryuk:0.14.0";

  private static final int MINUTES_TO_PULL = 10;

  private ContainerImages() {}

  /**
   * Returns once all images are there.
   *
   * @throws StoreUnavailableException if one cannot be had
   */
  static void have(Consumer<String> progress) {
    List<DockerClientProviderStrategy> strategies = new ArrayList<>();
    ServiceLoader.load(DockerClientProviderStrategy.class).forEach(strategies::add);
    try (DockerClient docker =
        DockerClientProviderStrategy.getFirstValidStrategy(strategies).getDockerClient()) {
      for (String image : needed()) {
        String name =
            ImageNameSubstitutor.instance().apply(DockerImageName.parse(image)).toString();
        if (!isThere(docker, name)) {
          progress.accept("Pulling " + name);
          pull(docker, name);
        }
      }
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The Docker engine failed (" + e + "): restart the engine.", e);
    }
  }

  private static List<String> needed() {
    boolean reaperIsOff = Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
    return reaperIsOff
        ? List.of(LocalStackSettings.IMAGE, PROBE)
        : List.of(LocalStackSettings.IMAGE, PROBE, REAPER);
  }

  private static boolean isThere(DockerClient docker, String image) {
    try {
      docker.inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException absent) {
      return false;
    }
  }

  private static void pull(DockerClient docker, String image) {
    String cause;
    Throwable failure = null;
    try {
      if (docker.pullImageCmd(image).start().awaitCompletion(MINUTES_TO_PULL, TimeUnit.MINUTES)) {
        return;
      }
      cause = "it takes longer than " + MINUTES_TO_PULL + " minutes";
    } catch (DockerException e) {
      cause = e.getMessage().strip();
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cause = "interrupted";
      failure = e;
    }
    throw new StoreUnavailableException(
        "The Docker engine has no image %s and cannot pull it (%s): load the image, or configure a registry for the engine."
            .formatted(image, cause),
        failure);
  }
}
