package org.s3aharness.cli.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.cli.Qualify;
import org.s3aharness.configuration.BucketProfiles;
import org.s3aharness.configuration.ClusterConfigurations;
import org.s3aharness.encryption.Profile;
import org.s3aharness.session.outcome.ExitCode;

/** The client configurations of clusters of every kind, run as their users would run them. */
class ClusterConfigurationsIT {
  /** The configurations with credential stores that are not on this machine. */
  private static final Set<String> ELSEWHERE = Set.of("jceks-on-hdfs", "fips");

  @TempDir Path runs;

  static List<String> whole() throws IOException {
    return ClusterConfigurations.names().stream()
        .filter(name -> !ELSEWHERE.contains(name))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = "ceph-zone")
  void anOnPremisesStoreIsTakenAsItIs(String name) throws IOException {
    everyBucketIsJudged(name);
  }

  @ParameterizedTest
  @Tag("nightly")
  @MethodSource("whole")
  void everyConfigurationIsTakenAsItIs(String name) throws IOException {
    everyBucketIsJudged(name);
  }

  @ParameterizedTest
  @Tag("nightly")
  @ValueSource(strings = {"jceks-on-hdfs", "fips"})
  void aCredentialStoreThatIsElsewhereIsNamedWithTheOptionThatReplacesIt(String name) {
    Qualify run = run(name);

    run.assertEnded(ExitCode.USAGE);
    assertThat(run.output()).contains("--credential-file").doesNotContain("\tat ");
  }

  private void everyBucketIsJudged(String name) throws IOException {
    Qualify run = run(name);

    run.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(
            run.results().stream()
                .map(result -> result.get("profile").asText())
                .collect(Collectors.toSet()))
        .isEqualTo(
            BucketProfiles.of(ClusterConfigurations.read(name), List.of()).stream()
                .map(Profile::name)
                .collect(Collectors.toSet()));
    assertThat(run.results())
        .filteredOn(result -> !result.get("profile").asText().equals(Profile.ANY_OTHER_BUCKET))
        .noneMatch(result -> result.get("verdict").asText().equals("not run"));
  }

  private Qualify run(String name) {
    return Qualify.run(
        runs,
        "--hadoop-conf=" + ClusterConfigurations.directory(name),
        "--case=put/new-file-is-encrypted-and-reads-back/small[*",
        "--case=rename/small-file-keeps-its-encryption[*");
  }
}
