package org.s3aharness.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseFeaturesTest {

  @ParameterizedTest
  @CsvSource({
    // version, dsse, cse-kms, cse-custom, context, vectored, bulk delete, sdk
    "3.1.1, false, false, false, false, false, false, 1",
    "3.3.1, false, false, false, false, false, false, 1",
    "3.3.2, false, true, false, false, false, false, 1",
    "3.3.6, false, true, false, false, true, false, 1",
    "3.4.0, true, false, false, false, true, false, 2",
    "3.4.1, true, false, false, false, true, true, 2",
    "3.4.2, true, true, true, false, true, true, 2",
    "3.4.3, true, true, true, false, true, true, 2",
    "3.5.0, true, true, true, true, true, true, 2",
    "3.10.0, true, true, true, true, true, true, 2"
  })
  void tellsWhatAReleaseSupports(
      String version,
      boolean dsse,
      boolean cseKms,
      boolean cseCustom,
      boolean context,
      boolean vectored,
      boolean bulkDelete,
      int sdk) {
    ReleaseFeatures features = ReleaseFeatures.of(version);
    assertThat(features.supportsDsse()).isEqualTo(dsse);
    assertThat(features.supportsCseKms()).isEqualTo(cseKms);
    assertThat(features.supportsCseCustom()).isEqualTo(cseCustom);
    assertThat(features.supportsEncryptionContext()).isEqualTo(context);
    assertThat(features.supportsVectoredIo()).isEqualTo(vectored);
    assertThat(features.supportsBulkDelete()).isEqualTo(bulkDelete);
    assertThat(features.awsSdk()).isEqualTo(sdk);
  }

  @ParameterizedTest
  @CsvSource({"3.3.6.7.1.9.0-387, 3.3.6", "3.4.1-amzn-0, 3.4.1", "3.5.0-SNAPSHOT, 3.5.0"})
  void takesAVendorsBuildByItsFirstThreeNumbers(String vendors, String base) {
    ReleaseFeatures features = ReleaseFeatures.of(vendors);
    assertThat(features.version()).isEqualTo(vendors);
    assertThat(features.supportsDsse()).isEqualTo(ReleaseFeatures.of(base).supportsDsse());
    assertThat(features.inputStreams()).isEqualTo(ReleaseFeatures.of(base).inputStreams());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "trunk", "3.4", "2.10.2"})
  void refusesWhatIsNoKnownVersion(String version) {
    assertThatThrownBy(() -> ReleaseFeatures.of(version))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void selectsInputStreamsByTheReleasesOwnProperty() {
    assertThat(ReleaseFeatures.of("3.3.6").selectInputStream("prefetch"))
        .isEqualTo(Map.of("fs.s3a.prefetch.enabled", "true"));
    assertThat(ReleaseFeatures.of("3.4.3").selectInputStream("prefetch"))
        .isEqualTo(Map.of("fs.s3a.input.stream.type", "prefetch"));
    assertThatThrownBy(() -> ReleaseFeatures.of("3.4.1").selectInputStream("analytics"))
        .hasMessage("Hadoop 3.4.1 has no input stream 'analytics', but only [classic, prefetch]");
  }

  @Test
  void knowsNamesJavaAndEncryptionClient() {
    assertThat(ReleaseFeatures.of("3.3.1").algorithmProperty())
        .isEqualTo("fs.s3a.server-side-encryption-algorithm");
    assertThat(ReleaseFeatures.of("3.3.2").algorithmProperty())
        .isEqualTo("fs.s3a.encryption.algorithm");
    assertThat(ReleaseFeatures.of("3.4.2").encryptionClientVersion()).contains("3.1.1");
    assertThat(ReleaseFeatures.of("3.4.1").encryptionClientVersion()).isEmpty();
    assertThat(ReleaseFeatures.of("3.5.0").oldestJava()).isEqualTo(17);
    assertThat(ReleaseFeatures.of("3.4.3").newestJava()).contains(22);
  }

  @Test
  void everyRowOfTheTableFollowsTheOneBeforeAndEveryNoteHasALink() {
    List<FeatureRow> table = FeatureRow.table();
    assertThat(table)
        .isSortedAccordingTo((a, b) -> Version.parse(a.from()).compareTo(Version.parse(b.from())));
    assertThat(table)
        .allSatisfy(row -> assertThat(row.inputStreams()).containsKey("classic"))
        .flatExtracting(FeatureRow::notes)
        .allSatisfy(note -> assertThat(note.link()).startsWith("https://"));
  }
}
