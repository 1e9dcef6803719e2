package org.s3aharness.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
  private static final List<String> SUITES = List.of("rename", "read", "put", "renew");

  @Test
  void theMostAlikeComesFirst() {
    assertThat(NearestNames.of("renam", SUITES, 3)).containsExactly("rename");
    assertThat(NearestNames.of("renamew", SUITES, 3)).containsExactly("rename", "renew");
  }

  @Test
  void whatHasLittleInCommonIsNoNearestName() {
    assertThat(NearestNames.of("listing", SUITES, 3)).isEmpty();
    assertThat(NearestNames.nearest("listing", SUITES, 3)).isEmpty();
  }

  @Test
  void equallyAlikeNamesComeInTheirOrder() {
    assertThat(NearestNames.nearest("rea", List.of("rear", "read"), 1)).contains("read");
  }
}
