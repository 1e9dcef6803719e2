package org.s3aharness.session.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;

class ReleaseChoiceTest {
  private static final Release OLD = release("3.3.6");
  private static final Release NEW = release("3.4.3");

  @Test
  void aSingleReleaseIsJudgedAlone() throws ReleaseException {
    ReleaseChoice choice = ReleaseChoice.of(source(NEW));
    assertThat(choice.pairs(resolved(choice))).isEmpty();
  }

  @Test
  void releasesAreJudgedAcrossInEitherDirection() throws ReleaseException {
    ReleaseChoice choice = comparing(OLD, NEW);
    assertThat(choice.pairs(resolved(choice)))
        .containsExactly(new ReleasePair(OLD, NEW), new ReleasePair(NEW, OLD));
  }

  @Test
  void releasesWithTheSameNameAreDistinguished() throws ReleaseException {
    assertThat(resolved(comparing(NEW, NEW, OLD)))
        .extracting(Release::name)
        .containsExactly("3.4.3", "3.4.3-2", "3.3.6");
  }

  @Test
  void aReleaseCanRunOnAnotherJvm() throws ReleaseException {
    Path java = Path.of("/opt/java-8");
    ReleaseChoice choice = ReleaseChoice.of(source(OLD).onJava(java));
    assertThat(resolved(choice)).extracting(Release::javaHome).containsExactly(Optional.of(java));
  }

  private static ReleaseChoice comparing(Release... releases) {
    return ReleaseChoice.comparing(
        List.of(releases).stream().map(ReleaseChoiceTest::source).toList());
  }

  private static List<Release> resolved(ReleaseChoice choice) throws ReleaseException {
    return choice.resolve(line -> {});
  }

  private static Release release(String version) {
    return new Release(
        version,
        Optional.of(version),
        List.of(),
        Optional.empty(),
        "Hadoop " + version,
        Release.Origin.CENTRAL);
  }

  private static ReleaseSource source(Release release) {
    return (resolver, progress) -> release;
  }
}
