package org.s3aharness.release.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.jars.JarDifference;
import org.s3aharness.release.jars.TestJar;

class VariantBuilderTest {
  private static final String SDK_CLIENT = "software/amazon/awssdk/Client";

  @TempDir Path directory;
  private final List<String> progress = new ArrayList<>();
  private Path s3a;
  private Path bundle;
  private Release base;

  @BeforeEach
  void release() throws IOException {
    s3a =
        jar(
            "s3a.jar",
            new TestJar()
                .pom("org.apache.hadoop", "hadoop-aws", "3.4.3")
                .caller("org/apache/hadoop/fs/s3a/S3A", SDK_CLIENT, "get"));
    bundle = sdk("old.jar", "2.35.4", "get");
    base = release(List.of(bundle, s3a));
  }

  private Path jar(String name, TestJar jar) throws IOException {
    return jar.at(directory.resolve(name));
  }

  private Path sdk(String name, String version, String... methods) throws IOException {
    return jar(
        name,
        new TestJar().pom("software.amazon.awssdk", "bundle", version).type(SDK_CLIENT, methods));
  }

  private static Release release(List<Path> classpath) {
    return new Release(
        "3.4.3",
        Optional.of("3.4.3"),
        classpath,
        Optional.empty(),
        "Hadoop 3.4.3",
        Release.Origin.CLASSPATH);
  }

  private Release changed(JarChanges changes) throws ReleaseException {
    return new ReleaseResolver().changed(base, changes, directory, "--with-jar", progress::add);
  }

  @Test
  void aJarTakesThePlaceOfTheBuildOfItsLibraryWhateverBothAreCalled() throws Exception {
    Path fresh = sdk("new.jar", "2.40.3", "get");
    Release variant = changed(JarChanges.with(List.of("new.jar")));

    assertThat(variant.name()).isEqualTo("3.4.3+bundle-2.40.3");
    assertThat(variant.classpath()).containsExactly(fresh, s3a);
    assertThat(variant.description()).isEqualTo("Hadoop 3.4.3, new.jar instead of old.jar");
    assertThat(variant.variant().orElseThrow().base()).isEqualTo(base);
    assertThat(variant.variant().orElseThrow().jars())
        .extracting(JarDifference::library)
        .containsExactly("software.amazon.awssdk:bundle");
    assertThat(progress).isEmpty();
  }

  @Test
  void aPatchedBuildOfTheSameVersionIsToldApartByItsHash() throws Exception {
    sdk("patched.jar", "2.35.4", "get", "more");
    assertThat(changed(JarChanges.with(List.of("patched.jar"))).name())
        .matches("3\\.4\\.3\\+bundle-2\\.35\\.4-[0-9a-f]{8}");
  }

  @Test
  void whatTheReleaseDoesNotHaveIsAdded() throws Exception {
    Path plugin = jar("plugin.jar", new TestJar().pom("org.example", "plugin", "1").type("p/P"));
    Release variant = changed(JarChanges.with(List.of(plugin.toString())));
    assertThat(variant.classpath()).containsExactly(bundle, s3a, plugin);
    assertThat(variant.description()).endsWith("plugin.jar added");
  }

  @Test
  void aChangeOfNothingIsNotDescribed() throws Exception {
    Release variant = changed(JarChanges.with(List.of(bundle.toString())));
    assertThat(variant.description()).isEqualTo("Hadoop 3.4.3");
    assertThat(progress).singleElement().asString().contains("changes nothing");
  }

  @Test
  void replacingWhatIsNotThereIsRefused() throws Exception {
    jar("plugin.jar", new TestJar().pom("org.example", "plugin", "1"));
    assertThatThrownBy(
            () -> changed(new JarChanges(List.of(), List.of("plugin.jar"), List.of(), List.of())))
        .hasMessageContaining("no jar on the classpath of 3.4.3 is a build of org.example:plugin")
        .hasMessageContaining("use add instead");
  }

  @Test
  void addingASecondBuildOfALibraryIsAConflictThatNamesBoth() throws Exception {
    Path second = sdk("second.jar", "2.40.3", "get");
    assertThatThrownBy(
            () -> changed(new JarChanges(List.of(), List.of(), List.of("second.jar"), List.of())))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> assertThat(e.kind()).isEqualTo(ReleaseException.Kind.REQUEST))
        .hasMessageContaining(bundle.toString())
        .hasMessageContaining(second.toString())
        .hasMessageContaining("both builds of software.amazon.awssdk:bundle");
  }

  @Test
  void aClassThatS3aNeedsAndTheNewJarLacksIsAnErrorThatNamesBoth() throws Exception {
    jar("new.jar", new TestJar().pom("software.amazon.awssdk", "bundle", "2.20.0").type("x/Y"));
    assertThatThrownBy(() -> changed(JarChanges.with(List.of("new.jar"))))
        .hasMessageContaining("s3a.jar needs class software.amazon.awssdk.Client")
        .hasMessageContaining("new.jar instead of old.jar");
  }

  @Test
  void aMethodThatIsMissingIsToldAndKept() throws Exception {
    sdk("new.jar", "2.40.3", "put");
    Release variant = changed(JarChanges.with(List.of("new.jar")));
    assertThat(progress)
        .singleElement()
        .asString()
        .contains(
            "s3a.jar calls method void software.amazon.awssdk.Client.get(), which no jar has");
    assertThat(variant.variant().orElseThrow().missing()).hasSize(1);
  }

  @Test
  void aLibraryIsTakenAwayByGroupAndName() throws Exception {
    Path plugin = jar("p.jar", new TestJar().pom("org.example", "plugin", "1"));
    base = release(List.of(bundle, s3a, plugin));
    JarChanges changes =
        new JarChanges(List.of(), List.of(), List.of(), List.of("org.example:plugin"));
    assertThat(changed(changes).name()).isEqualTo("3.4.3+without-plugin");
    assertThat(changed(changes).classpath()).containsExactly(bundle, s3a);
    assertThatThrownBy(
            () ->
                changed(
                    new JarChanges(List.of(), List.of(), List.of(), List.of("org.example:other"))))
        .hasMessageContaining("there is no org.example:other on the classpath of 3.4.3 to remove");
  }

  @Test
  void aJarThatIsNeitherFileNorCoordinatesIsRefused() {
    assertThatThrownBy(() -> changed(JarChanges.with(List.of("bundle"))))
        .hasMessageContaining("--with-jar: 'bundle' is neither a file nor coordinates");
  }
}
