package org.s3aharness.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.release.NamedReleases;
import org.s3aharness.release.Release;

class ExtentTest {
  private static final List<Profile> PROFILES = PlannedRun.PROFILES;
  private static final Release OLD = NamedReleases.of("3.3.6");
  private static final Release NEW = NamedReleases.of("3.4.3");

  @Test
  void quickCoversEveryProfile() {
    assertThat(cases(Extent.QUICK).stream().map(c -> c.id().profile()).collect(Collectors.toSet()))
        .containsAll(PROFILES.stream().map(Profile::name).toList());
  }

  @Test
  void quickCoversTheSimplestBehavioursAndNoOthers() {
    assertThat(
            cases(Extent.QUICK).stream()
                .map(c -> c.id().behaviourPath())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "setting/setting-takes-effect-or-is-refused",
            "put/new-file-is-encrypted-and-reads-back/small",
            "put/directory-marker-is-encrypted-like-a-file",
            "rename/small-file-keeps-its-encryption",
            "listing/length-is-that-of-the-content",
            "cross-release/files-are-read",
            "cross-release/renamed-files-stay-readable");
  }

  @Test
  void quickIsAFractionOfTheDefault() {
    int quick = count(Extent.QUICK);
    int usual = count(Extent.DEFAULT);

    assertThat(quick).isBetween(PROFILES.size() * 3, PROFILES.size() * 6);
    assertThat(usual).isGreaterThan(10 * quick);
  }

  @Test
  void fullHasTheSameCasesAsWhatIsNamedWithMoreSeeds() {
    assertThat(cases(Extent.FULL)).hasSameSizeAs(cases(Extent.NAMED));
    assertThat(Extent.FULL.seeds(3)).hasSize(20).containsAll(Extent.NAMED.seeds(3));
  }

  @Test
  void theDefaultHasEveryProfileAndEveryBehaviourOfFull() {
    assertThat(named(Extent.DEFAULT, CaseId::profile))
        .containsAll(PROFILES.stream().map(Profile::name).toList());
    assertThat(named(Extent.DEFAULT, CaseId::behaviourPath))
        .isEqualTo(named(Extent.FULL, CaseId::behaviourPath));
  }

  @Test
  void everyPatternLeftToFullNamesACase() {
    List<PlannedCase> all = cases(Extent.FULL);

    assertThat(LeftToFull.patterns())
        .allSatisfy(pattern -> assertThat(all).anyMatch(each -> pattern.matches(each.id())));
  }

  private static Set<String> named(Extent extent, Function<CaseId, String> name) {
    return cases(extent).stream().map(PlannedCase::id).map(name).collect(Collectors.toSet());
  }

  @Test
  void whatIsLeftOutIsSaidUnlessNothingIs() {
    assertThat(Extent.QUICK.leavesOut()).isNotEmpty();
    assertThat(Extent.DEFAULT.leavesOut()).isNotEmpty();
    assertThat(Extent.NAMED.leavesOut()).isNotEmpty();
    assertThat(Extent.FULL.leavesOut()).isEmpty();
  }

  private static List<PlannedCase> cases(Extent extent) {
    return PlannedRun.of(extent, NEW, List.of(new ReleasePair(OLD, NEW)));
  }

  private static int count(Extent extent) {
    return PlannedRun.of(extent, NEW, List.of()).size();
  }
}
