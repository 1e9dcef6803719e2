package org.s3aharness.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.s3aharness.encryption.ConfigurationFile;

class BucketOverridesTest {
  private final BucketOverrides overrides =
      new BucketOverrides(
          List.of(
              ConfigurationFile.parse(
                  Path.of("core-site.xml"),
                  """
                  <configuration>
                  <property name="fs.s3a.bucket.data.multipart.size" value="64M"/>
                  <property name="fs.s3a.bucket.data.server-side-encryption.key" value="old"/>
                  <property name="fs.s3a.bucket.other.threads.max" value="3"/>
                  </configuration>
                  """)));

  @Test
  void whatTheFilesSetForTheBucketIsOverriddenThere() {
    assertThat(overrides.inBucketToo("data", Map.of("fs.s3a.multipart.size", "5M")))
        .containsExactly(Map.entry("fs.s3a.bucket.data.multipart.size", "5M"));
  }

  @Test
  void anOldNameIsOverriddenByItsNewOne() {
    assertThat(overrides.inBucketToo("data", Map.of("fs.s3a.encryption.key", "new")))
        .containsEntry("fs.s3a.bucket.data.server-side-encryption.key", "new")
        .containsEntry("fs.s3a.bucket.data.encryption.key", "new");
  }

  @Test
  void whatTheFilesDoNotSetForTheBucketStaysAsItIs() {
    assertThat(overrides.inBucketToo("data", Map.of("fs.s3a.threads.max", "9"))).isEmpty();
    assertThat(overrides.inBucketToo("another", Map.of("fs.s3a.multipart.size", "5M"))).isEmpty();
  }
}
