package org.s3aharness.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedHostsTest {
  @ParameterizedTest
  @CsvSource({
    "ceph, rgw.storage.example",
    "minio, minio.corp.example",
    "ozone, s3g.ozone.example",
    "vpc-endpoint, bucket.vpce-0e25b8cdd720f900e-argc85vg.s3.us-east-1.vpce.amazonaws.com",
    "dual-stack, s3.dualstack.eu-west-1.amazonaws.com",
  })
  void theHostsOfS3AreFound(String name, String host) {
    assertThat(NamedHosts.of(ClusterConfigurations.read(name)).s3()).containsExactly(host);
  }

  @Test
  void theHostsOfStsAreFound() {
    assertThat(NamedHosts.of(ClusterConfigurations.read("assumed-role")).sts())
        .containsExactly("vpce-0a1b2c3d4e5f-abcdefgh.sts.ap-southeast-2.vpce.amazonaws.com");
  }

  @Test
  void regionsAndAccessPointsAreFound() {
    assertThat(NamedHosts.of(ClusterConfigurations.read("access-point")))
        .satisfies(named -> assertThat(named.regions()).containsExactly("us-west-2"))
        .satisfies(
            named ->
                assertThat(named.accessPoints())
                    .containsEntry(
                        "shared-science", "arn:aws:s3:us-west-2:123456789012:accesspoint/hadoop"));
  }
}
