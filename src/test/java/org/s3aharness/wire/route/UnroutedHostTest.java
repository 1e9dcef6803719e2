package org.s3aharness.wire.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnroutedHostTest {
  @ParameterizedTest
  @CsvSource({
    "s3.other.example, fs.s3a.endpoint or",
    "data.bucket.vpce-1a.s3.us-east-1.vpce.amazonaws.com, fs.s3a.endpoint or",
    "vpce-1a.sts.us-east-1.vpce.amazonaws.com, fs.s3a.assumed.role.sts.endpoint",
    "sts.cn-north-1.amazonaws.com.cn, fs.s3a.assumed.role.sts.endpoint",
    "kms.cn-north-1.amazonaws.com.cn, fs.s3a.encryption.cse.kms.region",
    "point-1234.s3-accesspoint.us-east-1.amazonaws.com, fs.s3a.bucket.BUCKET.accesspoint.arn",
    "point-1234.accesspoint.vpce-1a.s3.us-east-1.vpce.amazonaws.com, accesspoint.arn",
  })
  void thePropertyIsNamedThatWouldNameTheHost(String host, String property) {
    assertThat(UnroutedHost.why(host)).contains(host).contains(property);
  }
}
