package org.s3aharness.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.EveryProfile;
import org.s3aharness.harness.EveryVariation;
import org.s3aharness.harness.ForEach;
import org.s3aharness.harness.NoProfile;
import org.s3aharness.harness.SharedStage;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.verdict.CasePattern;

class CaseCountTest {
  private static final List<Profile> PROFILES =
      Stream.of("sse-c", "sse-s3", "none").map(CaseCountTest::profile).toList();

  /** Two variations. */
  public static final class Two implements Variation.Listing {
    @Override
    public List<Variation> all() {
      return List.of(() -> "a-to-b", () -> "b-to-a");
    }
  }

  @ForEach(Two.class)
  static class StagedSuite {
    @SharedStage
    void one(Testbed testbed) {}

    @SharedStage
    void two(Testbed testbed) {}
  }

  static class PlainSuite {
    @EveryProfile
    void perProfile(Testbed testbed) {}

    @EveryProfile(shapes = {FileSize.EMPTY, FileSize.SMALL})
    void perShape(Testbed testbed, FileSize shape) {}

    @EveryVariation(Two.class)
    void perVariation(Testbed testbed) {}

    @NoProfile
    void once(Testbed testbed) {}
  }

  @Test
  void aBehaviourHasACaseForWhateverItIsRunFor() throws Exception {
    assertThat(count("perProfile", Testbed.class)).isEqualTo(3);
    assertThat(count("perShape", Testbed.class, FileSize.class)).isEqualTo(6);
    assertThat(count("perVariation", Testbed.class)).isEqualTo(2);
    assertThat(count("once", Testbed.class)).isEqualTo(1);
  }

  @Test
  void aStagedSuiteHasACaseForEachBehaviourAndVariation() {
    assertThat(all().of(StagedSuite.class)).isEqualTo(4);
    assertThat(all().of(PlainSuite.class)).isZero();
  }

  @Test
  void whatIsNotSelectedDoesNotCount() {
    assertThat(counting("staged/one[*").of(StagedSuite.class)).isEqualTo(2);
    assertThat(counting("other/*").of(StagedSuite.class)).isZero();
  }

  private static int count(String method, Class<?>... parameters) throws Exception {
    return all().of(PlainSuite.class.getDeclaredMethod(method, parameters));
  }

  private static CaseCount all() {
    return counting("*");
  }

  private static CaseCount counting(String pattern) {
    Selection selection =
        new Selection(PROFILES, List.of(), List.of(CasePattern.of(pattern)), Optional.empty());
    return new CaseCount(selection, List.of("3.4.3"), List.of());
  }

  private static Profile profile(String name) {
    return new Profile(
        name, ConfigurationFile.parse(Path.of(name + ".xml"), "<configuration></configuration>"));
  }
}
