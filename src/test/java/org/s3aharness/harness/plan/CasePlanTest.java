package org.s3aharness.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.release.NamedReleases;
import org.s3aharness.release.Release;

class CasePlanTest {
  private static final Map<String, Mode> MODES =
      Map.of("sse-c", Mode.SSE_C, "sse-s3", Mode.SSE_S3, "none", Mode.NONE);
  private static final List<Profile> PROFILES =
      Stream.of("sse-c", "sse-s3", "none").map(CasePlanTest::profile).toList();
  private static final Release OLD = NamedReleases.of("3.3.6");
  private static final Release NEW = NamedReleases.of("3.4.3");

  /** Lists two variations, which are made again for every caller. */
  public static final class Two implements Variation.Listing {
    @Override
    public List<Variation> all() {
      return Stream.of("a-to-b", "b-to-a").map(Two::named).toList();
    }

    private static Variation named(String name) {
      return new Variation() {
        @Override
        public String name() {
          return name;
        }
      };
    }
  }

  /** Lists one of the two variations. */
  public static final class One implements Variation.Listing {
    @Override
    public List<Variation> all() {
      return List.of(Two.named("b-to-a"));
    }
  }

  @ForEach(Two.class)
  static class StagedSuite {
    @SharedStage
    void everywhere() {}

    @SharedStage(only = One.class)
    void onOneStage() {}
  }

  @AcrossReleases
  static class PairedSuite {
    @SharedStage
    void reads() {}
  }

  static class PlainSuite {
    @EveryProfile
    void perProfile() {}

    @EveryProfile(modes = Mode.SSE_C)
    void perMode() {}

    @EveryProfile(
        modes = Mode.NONE,
        sizes = {FileSize.EMPTY, FileSize.SMALL})
    void perSize(FileSize size) {}

    @EveryVariation(Two.class)
    void perVariation() {}

    @NoProfile
    void once() {}

    void noBehaviour() {}
  }

  @Test
  void aBehaviourHasACaseForEachProfileOfItsModes() {
    assertThat(ids(all(), PlainSuite.class, "perProfile"))
        .containsExactly(
            "plain/per-profile[sse-c]@3.4.3",
            "plain/per-profile[sse-s3]@3.4.3",
            "plain/per-profile[none]@3.4.3");
    assertThat(ids(all(), PlainSuite.class, "perMode"))
        .containsExactly("plain/per-mode[sse-c]@3.4.3");
  }

  @Test
  void aBehaviourThatTakesASizeHasACaseForEachOfItsSizes() {
    assertThat(ids(all(), PlainSuite.class, "perSize"))
        .containsExactly("plain/per-size/empty[none]@3.4.3", "plain/per-size/small[none]@3.4.3");
  }

  @Test
  void aBehaviourHasACaseForEachVariation() {
    assertThat(ids(all(), PlainSuite.class, "perVariation"))
        .containsExactly("plain/per-variation[a-to-b]@3.4.3", "plain/per-variation[b-to-a]@3.4.3");
  }

  @Test
  void everyCaseGetsAVariationOfItsOwn() {
    CasePlan plan = plan("*", List.of(OLD, NEW), List.of());
    assertThat(plan.cases(PlainSuite.class, method(PlainSuite.class, "perVariation")))
        .extracting(planned -> planned.variation().orElseThrow())
        .doesNotHaveDuplicates()
        .hasSize(4);
  }

  @Test
  void aBehaviourWithSettingsOfItsOwnHasOneCase() {
    assertThat(ids(all(), PlainSuite.class, "once"))
        .containsExactly("plain/once[no-profile]@3.4.3");
  }

  @Test
  void aMethodThatIsNoBehaviourHasNoCase() {
    assertThat(ids(all(), PlainSuite.class, "noBehaviour")).isEmpty();
  }

  @Test
  void aStagedSuiteHasAStageForEachVariationAndRelease() {
    assertThat(plan("*", List.of(OLD, NEW), List.of()).stages(StagedSuite.class))
        .extracting(PlannedStage::toString)
        .containsExactly("a-to-b@3.3.6", "a-to-b@3.4.3", "b-to-a@3.3.6", "b-to-a@3.4.3");
  }

  @Test
  void aStageOnWhichNothingIsSelectedDoesNotExist() {
    assertThat(plan("staged/on-one-stage*", List.of(NEW), List.of()).stages(StagedSuite.class))
        .extracting(PlannedStage::toString)
        .containsExactly("b-to-a@3.4.3");
  }

  @Test
  void aPairedSuiteHasAStageForEachProfileAndPair() {
    CasePlan plan = plan("*", List.of(OLD, NEW), List.of(new ReleasePair(OLD, NEW)));
    assertThat(plan.stages(PairedSuite.class))
        .extracting(PlannedStage::toString)
        .containsExactly("sse-c@3.3.6-to-3.4.3", "sse-s3@3.3.6-to-3.4.3", "none@3.3.6-to-3.4.3");
    assertThat(all().stages(PairedSuite.class)).isEmpty();
  }

  @Test
  void thePlanOfAPackageIsThatOfAllSuitesInIt() {
    assertThat(plan("*sse-c*", List.of(NEW), List.of()).cases(getClass().getPackageName()))
        .extracting(planned -> planned.id().toString())
        .containsExactlyInAnyOrder("plain/per-profile[sse-c]@3.4.3", "plain/per-mode[sse-c]@3.4.3");
  }

  @Test
  void whatIsNotSelectedIsNotPlanned() {
    assertThat(ids(plan("other/*", List.of(NEW), List.of()), PlainSuite.class, "perProfile"))
        .isEmpty();
  }

  private static List<String> ids(CasePlan plan, Class<?> suite, String method) {
    return plan.cases(suite, method(suite, method)).stream()
        .map(planned -> planned.id().toString())
        .toList();
  }

  private static Method method(Class<?> suite, String name) {
    return Stream.of(suite.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static CasePlan all() {
    return plan("*", List.of(NEW), List.of());
  }

  private static CasePlan plan(String pattern, List<Release> releases, List<ReleasePair> pairs) {
    Selection selection =
        new Selection(
            PROFILES,
            List.of(),
            List.of(CasePattern.of(pattern)),
            Optional.empty(),
            Shard.ALL,
            Extent.NAMED,
            false);
    return new CasePlan(selection, releases, pairs, profile -> MODES.get(profile.name()));
  }

  private static Profile profile(String name) {
    return new Profile(
        name, ConfigurationFile.parse(Path.of(name + ".xml"), "<configuration></configuration>"));
  }
}
