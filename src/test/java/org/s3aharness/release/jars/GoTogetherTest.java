package org.s3aharness.release.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finds differences, conflicts and missing links in classpaths that are made for the purpose. */
class GoTogetherTest {
  @TempDir Path directory;

  private Path jar(String fileName, TestJar jar) throws IOException {
    return jar.at(directory.resolve(fileName));
  }

  private Path sdk(String version, String... methods) throws IOException {
    return jar(
        "sdk-" + version + ".jar",
        new TestJar().pom("org.example", "sdk", version).type("sdk/Client", methods));
  }

  @Test
  void differencesAreByLibraryAndContent() throws Exception {
    Path old = sdk("1", "get");
    Path current = sdk("2", "get");
    Path same = jar("same.jar", new TestJar().pom("org.example", "same", "1"));
    Path copy = Files.copy(same, directory.resolve("copy.jar"));
    Path plugin = jar("plugin.jar", new TestJar().pom("org.example", "plugin", "1"));

    assertThat(JarDifference.between(List.of(old, same), List.of(copy, current, plugin)))
        .extracting(JarDifference::toString)
        .containsExactly("sdk-2.jar instead of sdk-1.jar", "plugin.jar added");
    assertThat(JarDifference.between(List.of(plugin), List.of()))
        .extracting(JarDifference::toString)
        .containsExactly("without plugin.jar");
  }

  @Test
  void twoBuildsOfOneLibraryAreNamed() throws Exception {
    Path old = sdk("1");
    Path current = sdk("2");
    assertThat(Conflicts.of(List.of(old, current), List.of(current), List.of(old)))
        .hasValueSatisfying(
            says ->
                assertThat(says)
                    .contains(old.toString(), current.toString(), "builds of org.example:sdk"));
    assertThat(Conflicts.ofLibraries(List.of(old, current), Set.of("org.example:sdk"))).isPresent();
    assertThat(Conflicts.ofLibraries(List.of(old, old), Set.of("org.example:sdk"))).isEmpty();
    assertThat(Conflicts.ofLibraries(List.of(old, current), Set.of("org.example:x"))).isEmpty();
  }

  @Test
  void aJarWithClassesOfAnotherIsInConflictWithIt() throws Exception {
    Path module = jar("module.jar", new TestJar().pom("a", "module", "1").type("sdk/Client"));
    Path bundle = sdk("1");
    assertThat(Conflicts.of(List.of(bundle, module), List.of(module), List.of(bundle)))
        .hasValueSatisfying(
            says ->
                assertThat(says)
                    .contains(module.toString(), bundle.toString(), "both have 1 classes")
                    .contains("sdk.Client"));
  }

  @Test
  void classesThatWereThereTwiceBeforeAreNoConflict() throws Exception {
    Path old = sdk("1");
    Path current = sdk("2");
    Path api = jar("api.jar", new TestJar().pom("a", "api", "1").type("sdk/Client"));
    assertThat(Conflicts.of(List.of(current, api), List.of(current), List.of(old, api))).isEmpty();
  }

  @Test
  void theJarThatSharesMostClassesIsTheMostAlike() throws Exception {
    Jar patched =
        Jar.of(jar("patched.jar", new TestJar().type("s/A").type("s/B").type("s/C").type("s/New")));
    Jar old = Jar.of(jar("old.jar", new TestJar().type("s/A").type("s/B").type("s/C")));
    Jar large =
        Jar.of(jar("large.jar", new TestJar().type("s/A").type("t/A").type("t/B").type("t/C")));
    assertThat(Conflicts.mostAlike(patched, List.of(large, old))).contains(old);
    assertThat(Conflicts.mostAlike(patched, List.of(large))).isEmpty();
  }

  @Test
  void aMissingClassAndAMissingMethodAreToldApart() throws Exception {
    Path s3a =
        jar("s3a.jar", new TestJar().caller("s3a/One", "sdk/Client", "get").type("s3a/Other"));
    List<Path> users = List.of(s3a);
    List<String> packages = List.of("sdk/");

    assertThat(Links.missing(List.of(s3a, sdk("1", "get")), users, packages)).isEmpty();
    assertThat(Links.missing(List.of(s3a, sdk("2", "put")), users, packages))
        .singleElement()
        .isEqualTo(new MissingLink(s3a, "sdk.Client", "get()V"));
    assertThat(Links.missing(List.of(s3a), users, packages))
        .singleElement()
        .isEqualTo(new MissingLink(s3a, "sdk.Client", ""));
    assertThat(Links.missing(List.of(s3a), users, List.of("other/"))).isEmpty();
  }

  @Test
  void aMethodThatTheJdkWouldHaveToDeclareIsMissing() throws Exception {
    Path s3a =
        jar(
            "s3a.jar",
            new TestJar()
                .caller("s3a/One", "sdk/Client", "hashCode")
                .caller("s3a/Two", "sdk/Client", "builderV4")
                .caller("s3a/Three", "sdk/Client", "close"));
    Path sdk = jar("sdk.jar", new TestJar().child("sdk/Client", "java/io/InputStream"));

    assertThat(Links.missing(List.of(s3a, sdk), List.of(s3a), List.of("sdk/")))
        .extracting(MissingLink::what)
        .containsExactly("method void sdk.Client.builderV4()");
  }
}
