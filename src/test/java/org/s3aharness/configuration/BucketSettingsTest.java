package org.s3aharness.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Settings;

class BucketSettingsTest {
  @Test
  void theRegionOfAnotherVendorsStoreIsNoRegion() {
    assertThat(of("https://rgw.example.net", "default").region()).isEmpty();
  }

  @Test
  void suchAStoreMayCallItsRegionAsAwsCallsOne() {
    assertThat(of("https://minio.example.net", "eu-west-1").region()).contains("eu-west-1");
  }

  @Test
  void aRegionThatIsNewToUsCountsOnAws() {
    assertThat(of("s3.xx-new-1.amazonaws.com", "xx-new-1").region()).contains("xx-new-1");
  }

  private static BucketSettings of(String endpoint, String region) {
    String text =
        """
        <configuration>
        <property><name>fs.s3a.endpoint</name><value>%s</value></property>
        <property><name>fs.s3a.endpoint.region</name><value>%s</value></property>
        </configuration>
        """
            .formatted(endpoint, region);
    ConfigurationFile file = ConfigurationFile.parse(Path.of("core-site.xml"), text);
    return new BucketSettings(Settings.empty().with(List.of(file)), "b");
  }
}
