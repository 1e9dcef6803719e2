package org.s3aharness.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.s3aharness.CoreSite;

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
    return new BucketSettings(
        CoreSite.settings("fs.s3a.endpoint", endpoint, "fs.s3a.endpoint.region", region), "b");
  }
}
