package org.s3aharness.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.s3aharness.encryption.Profile;

class BucketProfilesTest {
  @Test
  void everyBucketOfTheFilesAndOfTheUserIsAProfileBesideAnyOther() {
    List<Profile> profiles =
        BucketProfiles.of(ClusterConfigurations.read("cdp"), List.of("landing-zone", "cdp-logs"));

    assertThat(profiles)
        .extracting(Profile::name)
        .containsExactlyInAnyOrder(
            "cdp-data", "cdp-warehouse", "cdp-logs", "landing-zone", Profile.ANY_OTHER_BUCKET)
        .endsWith(Profile.ANY_OTHER_BUCKET);
    assertThat(profiles).allMatch(Profile::isOfConfiguration);
    assertThat(profiles.get(0).bucket()).contains("cdp-data");
  }
}
