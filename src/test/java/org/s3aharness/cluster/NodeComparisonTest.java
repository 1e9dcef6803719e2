package org.s3aharness.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeComparisonTest {
  private static final Map<String, String> USUAL =
      Map.of("hadoop.version", "3.4.3", "jar.hadoop-aws-3.4.3.jar", "sha256:1");

  @Test
  void alikeNodesAreSaidToBeAlike() {
    assertThat(new NodeComparison(Map.of("n1", USUAL, "n2", USUAL)).sentence())
        .isEqualTo("All 2 nodes are alike.");
  }

  @Test
  void oddNodeOfThreeIsNamedWithItsValueAndThatOfTheOthers() {
    Map<String, String> patched =
        Map.of("hadoop.version", "3.4.3", "jar.hadoop-aws-3.4.3.jar", "sha256:2");

    assertThat(new NodeComparison(Map.of("n1", USUAL, "n2", patched, "n3", USUAL)).sentence())
        .isEqualTo(
            "n2 is unlike the others in jar.hadoop-aws-3.4.3.jar (sha256:2, the others sha256:1).");
  }

  @Test
  void ofTwoUnlikeNodesNeitherIsCalledOdd() {
    Map<String, String> old = Map.of("hadoop.version", "3.3.6");

    assertThat(
            new NodeComparison(Map.of("n1", Map.of("hadoop.version", "3.4.3"), "n2", old))
                .sentence())
        .isEqualTo("n1 and n2 differ in hadoop.version (n1: 3.4.3, n2: 3.3.6).");
  }

  @Test
  void jarThatANodeLacksIsADifference() {
    Map<String, String> without = Map.of("hadoop.version", "3.4.3");

    assertThat(new NodeComparison(Map.of("n1", USUAL, "n2", USUAL, "n3", without)).sentence())
        .contains("n3 is unlike the others in jar.hadoop-aws-3.4.3.jar (absent,");
  }

  @Test
  void severalFactsOfASubjectAreCounted() {
    Map<String, String> odd = Map.of("hadoop.version", "3.4.3", "jar.a.jar", "x", "jar.b.jar", "x");
    Map<String, String> even =
        Map.of("hadoop.version", "3.4.3", "jar.a.jar", "y", "jar.b.jar", "y");

    assertThat(new NodeComparison(Map.of("n1", even, "n2", odd, "n3", even)).sentence())
        .isEqualTo("n2 is unlike the others in 2 jars.");
  }

  @Test
  void whatNamesItsOwnNodeIsNoDifference() {
    assertThat(
            new NodeComparison(
                    Map.of(
                        "n1", Map.of("node.host", "n1", "conf.yarn.nodemanager.address", "n1:45"),
                        "n2", Map.of("node.host", "n2", "conf.yarn.nodemanager.address", "n2:45")))
                .differences())
        .isEmpty();
  }
}
