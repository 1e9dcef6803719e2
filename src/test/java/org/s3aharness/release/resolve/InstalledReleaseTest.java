package org.s3aharness.release.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.jars.TestJar;

class InstalledReleaseTest {
  @TempDir Path home;
  private final ReleaseResolver resolver = new ReleaseResolver();

  private Path jar(String path) throws IOException {
    Path jar = home.resolve("share/hadoop").resolve(path);
    String artifact = jar.getFileName().toString().replaceFirst("-\\d.*|\\.jar$", "");
    TestJar contents = new TestJar().pom("org.apache.hadoop", artifact, "1");
    return (artifact.equals("hadoop-aws")
            ? contents.type("org/apache/hadoop/fs/s3a/S3AFileSystem")
            : contents)
        .at(jar);
  }

  private Path common(String version) throws IOException {
    Path jar = jar("common/hadoop-common-" + version + ".jar");
    new TestJar().file("common-version-info.properties", "version=" + version + "\n").at(jar);
    return jar;
  }

  @Test
  void aHadoopHomeGivesTheJarsOfItsPartsAndItsOwnVersion() throws Exception {
    Path common = common("3.3.6.7.1.9.0-387");
    Path guava = jar("common/lib/guava.jar");
    Path job = jar("mapreduce/hadoop-mapreduce-client-core.jar");
    Path s3a = jar("tools/lib/hadoop-aws-3.3.6.7.1.9.0-387.jar");
    jar("common/hadoop-common-3.3.6.7.1.9.0-387-tests.jar");
    jar("common/sources/hadoop-common-3.3.6-sources.jar");

    Release release = resolver.fromHadoopHome(home);

    assertThat(release.classpath()).containsExactly(common, guava, job, s3a);
    assertThat(release.version()).contains("3.3.6.7.1.9.0-387");
    assertThat(release.origin()).isEqualTo(Release.Origin.HADOOP_HOME);
    assertThat(release.description()).contains(home.toString());
  }

  @Test
  void aDirectoryThatIsNoHadoopHomeIsRefused() {
    assertThatThrownBy(() -> resolver.fromHadoopHome(home))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(home + " is not a HADOOP_HOME")
        .hasMessageContaining("share/hadoop/common");
  }

  @Test
  void aClasspathMayHaveWildcards() throws Exception {
    Path common = common("3.4.3");
    Path s3a = jar("tools/lib/hadoop-aws-3.4.3.jar");
    Release release =
        resolver.fromClasspath(
            home + File.pathSeparator + common.getParent() + "/*" + File.pathSeparator + s3a);
    assertThat(release.classpath()).containsExactly(home, common, s3a);
    assertThat(release.name()).isEqualTo("3.4.3");
  }

  @Test
  void aClasspathWithoutS3AIsRefused() throws Exception {
    Path common = common("3.4.3");
    assertThatThrownBy(() -> resolver.fromClasspath(common.toString()))
        .hasMessageContaining("has no S3A (a hadoop-aws jar)");
  }

  @Test
  void aMissingEntryIsRefused() {
    assertThatThrownBy(() -> resolver.fromClasspath("/no/such.jar"))
        .hasMessageContaining("'/no/such.jar' does not exist: correct --hadoop-classpath");
  }

  @Test
  void aFileNamesInstalledReleasesByPathsBesideIt() throws Exception {
    common("3.3.4");
    jar("tools/lib/hadoop-aws-3.3.4.jar");
    Path plugin = jar("extra/plugin.jar");
    Path file =
        Files.writeString(
            home.resolve("releases.yaml"),
            """
            spark:
              classpath: [share/hadoop/common/*, share/hadoop/tools/lib/*]
              javaHome: /usr/lib/jvm/java-8
              extraJars: [share/hadoop/extra/plugin.jar]
            """);

    Release release = new ReleaseNames(resolver, Optional.of(file)).named("spark", line -> {});

    assertThat(release.name()).isEqualTo("3.3.4-spark");
    assertThat(release.javaHome()).contains(Path.of("/usr/lib/jvm/java-8"));
    assertThat(release.classpath()).hasSize(3).endsWith(plugin);
  }

  @Test
  void anEntryWithNeitherHomeNorClasspathIsRefused() throws Exception {
    Path file = Files.writeString(home.resolve("releases.yaml"), "spark: {javaHome: /jdk}");
    assertThatThrownBy(
            () -> new ReleaseNames(resolver, Optional.of(file)).named("spark", line -> {}))
        .hasMessageContaining("spark needs exactly one of hadoopHome, classpath and base");
  }

  @Test
  void aMisspeltKeyOfAnEntryIsNamed() throws Exception {
    Path file = Files.writeString(home.resolve("releases.yaml"), "spark:\n  claspath: [a]\n");
    assertThatThrownBy(
            () -> new ReleaseNames(resolver, Optional.of(file)).named("spark", line -> {}))
        .hasMessageContaining("releases.yaml: 'claspath' is not one of hadoopHome, classpath");
  }

  @Test
  void aNameThatStandsForNothingIsRefused() {
    assertThatThrownBy(
            () -> new ReleaseNames(resolver, Optional.empty()).named("sprak", line -> {}))
        .hasMessageContaining("'sprak' is neither a version such as 3.4.3, nor a HADOOP_HOME");
  }

  @Test
  void aFileNamesVariantsOfVariants() throws Exception {
    common("3.4.3");
    jar("tools/lib/hadoop-aws-3.4.3.jar");
    jar("common/lib/old-1.jar");
    Path fresh = new TestJar().pom("org.apache.hadoop", "old", "2").at(home.resolve("fresh.jar"));
    Path file =
        Files.writeString(
            home.resolve("releases.yaml"),
            """
            vendor: {classpath: [share/hadoop/common/*, share/hadoop/common/lib/*, share/hadoop/tools/lib/*]}
            patched: {base: vendor, replace: [fresh.jar]}
            bare: {base: patched, remove: ["org.apache.hadoop:old"]}
            """);

    Release patched = new ReleaseNames(resolver, Optional.of(file)).named("patched", line -> {});
    assertThat(patched.name()).isEqualTo("3.4.3-patched");
    assertThat(patched.classpath()).contains(fresh).hasSize(3);
    assertThat(new ReleaseNames(resolver, Optional.of(file)).named("bare", line -> {}).classpath())
        .doesNotContain(fresh)
        .hasSize(2);
  }

  @Test
  void basesThatLeadBackAreRefused() throws Exception {
    Path file = Files.writeString(home.resolve("releases.yaml"), "a: {base: b}\nb: {base: a}\n");
    assertThatThrownBy(() -> new ReleaseNames(resolver, Optional.of(file)).named("a", line -> {}))
        .hasMessageContaining("the bases of a form a circle: a, b");
  }

  @Test
  void twoBuildsOfS3aOnAClasspathAreRefused() throws Exception {
    Path common = common("3.4.3");
    Path one = jar("tools/lib/hadoop-aws-3.4.3.jar");
    Path other =
        new TestJar()
            .pom("org.apache.hadoop", "hadoop-aws", "3.4.1")
            .type("org/apache/hadoop/fs/s3a/S3AFileSystem")
            .at(home.resolve("other.jar"));
    assertThatThrownBy(
            () ->
                resolver.fromClasspath(
                    common + File.pathSeparator + one + File.pathSeparator + other))
        .hasMessageContaining(one + " and " + other + " are both builds of")
        .hasMessageContaining("org.apache.hadoop:hadoop-aws");
  }
}
