package org.s3aharness.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.s3aharness.store.process.Scripts;

/** One version and one set of settings, however LocalStack is run. */
class LocalStackSettingsTest {
  private static final LocalStackOptions OPTIONS =
      LocalStackOptions.loggingTo(Path.of("target", "unused.log"));

  @Test
  void composeFileHasOurVersionAndSettingsOnTheLoopbackInterface() throws IOException {
    JsonNode service =
        new ObjectMapper(new YAMLFactory())
            .readTree(Path.of("docker-compose.yml").toFile())
            .path("services")
            .path("localstack");
    Map<?, ?> environment = new ObjectMapper().convertValue(service.path("environment"), Map.class);

    assertThat(service.path("image").asText()).isEqualTo(LocalStackSettings.IMAGE);
    assertThat(environment).isEqualTo(LocalStackSettings.ENVIRONMENT);
    assertThat(service.path("ports"))
        .extracting(JsonNode::asText)
        .containsExactly("127.0.0.1:4566:4566");
  }

  @Test
  void containerHasOurVersionAndSettings() {
    assertThat(LocalStackSettings.IMAGE).endsWith(":" + LocalStackSettings.VERSION);
    assertThat(LocalStackInContainer.environment(OPTIONS))
        .containsAllEntriesOf(LocalStackSettings.ENVIRONMENT);
  }

  @Test
  void hostProcessHasOurSettingsButLoadsServicesLater() {
    Map<String, String> settings = new HashMap<>(LocalStackSettings.ENVIRONMENT);
    settings.put("EAGER_SERVICE_LOADING", "0");

    assertThat(LocalStackProcess.environment(OPTIONS, 4566))
        .containsAllEntriesOf(settings)
        .containsEntry("GATEWAY_LISTEN", "127.0.0.1:4566")
        .containsEntry("OVERRIDE_IN_DOCKER", "0");
  }

  @Test
  void lockFileHasOurVersionWithHashesAndNamesNoIndex() {
    String lock = new String(Scripts.read("localstack.lock"), StandardCharsets.UTF_8);

    assertThat(lock)
        .contains("localstack-core==" + LocalStackSettings.VERSION + " \\")
        .contains("--hash=sha256:")
        .doesNotContain("://", "--index-url", "--extra-index-url", "--find-links");
    assertThat(new String(Scripts.read("localstack.in"), StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("localstack-core[runtime]==" + LocalStackSettings.VERSION);
  }
}
