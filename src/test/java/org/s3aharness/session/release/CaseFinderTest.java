package org.s3aharness.session.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.ProfileDirectory;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.release.NamedReleases;
import org.s3aharness.util.Installation;

/** What a run prepares for the cases that its user names. */
class CaseFinderTest {
  private static final String RELEASE = "3.4.3";
  private static final List<Profile> PROFILES = ProfileDirectory.load(Installation.profiles());

  @Test
  void onlySuitesAndProfilesOfTheNamedCasesAreNeeded() {
    CaseFinder.Found found =
        find("rename/small-file-keeps-its-encryption[sse-c]@*", "put/*[sse-s3]*");

    assertThat(found.needed().suites()).containsExactly("put", "rename");
    assertThat(found.needed().profiles())
        .extracting(Profile::name)
        .containsExactlyInAnyOrder("sse-c", "sse-s3");
    assertThat(found.selection().profiles()).isEqualTo(PROFILES);
    assertThat(found.selection().suites()).isEmpty();
  }

  @Test
  void casesThatBringTheirOwnSettingsNeedNoProfile() {
    CaseFinder.Found found = find("change/existing-object-is-read*[*-to-*]@*");

    assertThat(found.needed().suites()).containsExactly("change");
    assertThat(found.needed().profiles()).isEmpty();
    assertThat(found.count()).isPositive();
  }

  @Test
  void aProfileThatTheNameOfACaseLeavesOpenStays() {
    CaseFinder.Found found = find("rename/small-file-keeps-its-encryption[*");

    assertThat(found.needed().suites()).containsExactly("rename");
    assertThat(found.needed().profiles()).isEqualTo(PROFILES);
  }

  @Test
  void allBucketsOfTheUserStayWhicheverCaseIsNamed() {
    List<Profile> buckets =
        List.of(Profile.ofBucket("lake"), Profile.ofBucket("vendor"), Profile.ofAnyOtherBucket());

    CaseFinder.Found found =
        find(buckets, Shard.ALL, "setting/setting-takes-effect-or-is-refused[lake]@*");

    assertThat(found.needed().profiles()).isEqualTo(buckets);
  }

  @Test
  void everyShardPreparesTheSame() {
    Selection first = find(Shard.parse("1/2"), "put/*[sse-s3]*", "list*/*").needed();
    Selection second = find(Shard.parse("2/2"), "put/*[sse-s3]*", "list*/*").needed();

    assertThat(first.profiles()).isEqualTo(second.profiles());
    assertThat(first.suites()).isEqualTo(second.suites());
  }

  @Test
  void whereNoCaseIsNamedEverythingIsNeeded() {
    CaseFinder.Found found = find();

    assertThat(found.needed()).isEqualTo(found.selection());
  }

  private static CaseFinder.Found find(String... patterns) {
    return find(Shard.ALL, patterns);
  }

  private static CaseFinder.Found find(Shard shard, String... patterns) {
    return find(PROFILES, shard, patterns);
  }

  private static CaseFinder.Found find(List<Profile> profiles, Shard shard, String... patterns) {
    Selection selection =
        new Selection(
            profiles,
            List.of(),
            List.of(patterns).stream().map(CasePattern::of).toList(),
            Optional.empty(),
            shard,
            Extent.DEFAULT,
            false);
    return CaseFinder.find(
        selection,
        List.of(),
        ReleaseChoice.of(ReleaseSource.version(RELEASE)),
        List.of(NamedReleases.of(RELEASE)));
  }
}
