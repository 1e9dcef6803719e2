package org.s3aharness.wire.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessPointTest {
  private static final AccessPoint HADOOP = new AccessPoint("hadoop", "123456789012");

  @Test
  void itIsReadFromItsArn() {
    assertThat(AccessPoint.of("arn:aws:s3:us-west-2:123456789012:accesspoint/hadoop"))
        .contains(HADOOP);
    assertThat(AccessPoint.of("arn:aws:s3:::bucket")).isEmpty();
    assertThat(AccessPoint.of(HADOOP.arn("eu-central-1"))).contains(HADOOP);
    assertThat(HADOOP.label()).isEqualTo("hadoop-123456789012");
  }

  @Test
  void theSourceOfACopyNamesAnObjectByIt() {
    String source = "arn:aws:s3:us-west-2:123456789012:accesspoint/hadoop/object/dir/a b";

    assertThat(AccessPoint.source(source)).contains(new AccessPoint.CopySource(HADOOP, "dir/a b"));
    assertThat(AccessPoint.source("bucket/dir/object/b")).isEmpty();
  }
}
