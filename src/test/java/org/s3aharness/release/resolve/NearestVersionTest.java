package org.s3aharness.release.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestVersionTest {
  private static final List<String> SERVED = List.of("3.1.3", "3.10.0", "3.1.0", "3.3.0", "4.0.0");

  @Test
  void takesTheNextPatch() {
    assertThat(NearestVersion.to("3.1.1", SERVED)).contains("3.1.3");
  }

  @Test
  void takesTheLastPatchWhenNoneFollows() {
    assertThat(NearestVersion.to("3.1.4", SERVED)).contains("3.1.3");
  }

  @Test
  void neverLeavesTheMinorVersion() {
    assertThat(NearestVersion.to("3.2.0", SERVED)).isEmpty();
  }
}
