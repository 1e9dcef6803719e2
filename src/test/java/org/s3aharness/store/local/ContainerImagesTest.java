package org.s3aharness.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerImagesTest {
  /** Testcontainers tells neither name, so this fails when an update of it needs other images. */
  @ParameterizedTest
  @CsvSource({
    ContainerImages.PROBE + ", org/testcontainers/DockerClientFactory.class",
    ContainerImages.REAPER + ", org/testcontainers/utility/RyukContainer.class",
  })
  void helperImagesAreThoseThatTestcontainersNames(String image, String userOfIt)
      throws IOException {
    try (InputStream in = getClass().getClassLoader().getResourceAsStream(userOfIt)) {
      String constants = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);

      assertThat(constants).contains(image);
    }
  }
}
