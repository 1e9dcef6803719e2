package org.s3aharness.release.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarTest {
  private static final String S3_CLIENT = "software/amazon/awssdk/services/s3/S3Client";

  @TempDir Path directory;

  private Optional<String> artifact(TestJar jar, String fileName) throws IOException {
    return Jar.of(jar.at(directory.resolve(fileName))).artifact().map(Artifact::toString);
  }

  @Test
  void aJarInAMavenRepositoryIsWhatItsPomSays() throws Exception {
    Path version = Files.createDirectories(directory.resolve("repo/aws/bundle/2.40.3"));
    Files.writeString(
        version.resolve("bundle-2.40.3.pom"),
        "<project><parent><groupId>software.amazon.awssdk</groupId></parent></project>");
    assertThat(artifact(new TestJar(), "repo/aws/bundle/2.40.3/bundle-2.40.3.jar"))
        .contains("software.amazon.awssdk:bundle:2.40.3");
  }

  @Test
  void aBuildOfALibraryIsFoundInARepositoryAndElsewhere() throws Exception {
    Path version = Files.createDirectories(directory.resolve("repo/org/example/lib/1.0"));
    Files.writeString(
        version.resolve("lib-1.0.pom"), "<project><groupId>org.example</groupId></project>");
    Path inRepository = new TestJar().at(version.resolve("lib-1.0.jar"));
    Path elsewhere = new TestJar().pom("org.example", "lib", "2.0").at(directory.resolve("x.jar"));

    assertThat(Jar.buildOf("org.example:lib", inRepository).map(Artifact::version)).contains("1.0");
    assertThat(Jar.buildOf("org.example:lib", elsewhere).map(Artifact::version)).contains("2.0");
    assertThat(Jar.buildOf("org.example:other", inRepository)).isEmpty();
    assertThat(Jar.buildOf("com.example:lib", inRepository)).isEmpty();
    assertThat(Jar.buildOf("com.example:lib", elsewhere)).isEmpty();
  }

  @Test
  void aJarCalledAnythingIsWhatMavenWroteIntoIt() throws Exception {
    assertThat(artifact(new TestJar().pom("org.example", "lib", "1.0"), "patched.jar"))
        .contains("org.example:lib:1.0");
  }

  @Test
  void librariesShadedIntoAJarAreNotTakenForIt() throws Exception {
    TestJar shaded =
        new TestJar()
            .manifest("Bundle-SymbolicName: io.netty.common")
            .pom("org.jctools", "jctools-core", "4.0")
            .pom("io.netty", "netty-common", "4.1");
    assertThat(artifact(shaded, "a.jar")).contains("io.netty:netty-common:4.1");
    TestJar oneOnly =
        new TestJar()
            .manifest("Bundle-SymbolicName: com.google.inject")
            .pom("cglib", "cglib", "3.3.0");
    assertThat(artifact(oneOnly, "b.jar")).isEmpty();
  }

  @Test
  void anSdkBundleStrippedOfMavensFilesIsKnownByItsClasses() throws Exception {
    TestJar bundle =
        new TestJar()
            .type(S3_CLIENT)
            .constant("software/amazon/awssdk/core/util/VersionInfo", "SDK_VERSION", "2.40.3");
    assertThat(artifact(bundle, "aws.jar")).contains("software.amazon.awssdk:bundle:2.40.3");
  }

  @Test
  void anSdkBundleIsNotTakenForOneOfTheModulesInIt() throws Exception {
    TestJar bundle =
        new TestJar()
            .pom("software.amazon.awssdk", "s3", "2.40.3")
            .pom("software.amazon.awssdk", "bundle", "2.40.3")
            .type(S3_CLIENT);
    assertThat(artifact(bundle, "aws.jar")).contains("software.amazon.awssdk:bundle:2.40.3");
  }

  @Test
  void aModuleOfTheSdkIsNotTakenForTheBundle() throws Exception {
    TestJar module = new TestJar().pom("software.amazon.awssdk", "s3", "2.40.3").type(S3_CLIENT);
    assertThat(artifact(module, "aws.jar")).contains("software.amazon.awssdk:s3:2.40.3");
  }

  @Test
  void anAssemblyOfSeveralLibrariesIsNoneOfThem() throws Exception {
    TestJar assembly = new TestJar().type(S3_CLIENT).type("org/apache/hadoop/fs/s3a/S3AFileSystem");
    assertThat(artifact(assembly, "bundle-2.40.3.jar")).isEmpty();
  }

  @Test
  void anSdkOfVersion1TellsItsVersion() throws Exception {
    TestJar bundle =
        new TestJar()
            .type("com/amazonaws/services/s3/AmazonS3")
            .file("com/amazonaws/sdk/versionInfo.properties", "version=1.12.367\n");
    assertThat(artifact(bundle, "aws.jar")).contains("com.amazonaws:aws-java-sdk-bundle:1.12.367");
  }

  @Test
  void aFileThatIsNoJarIsNamed() throws Exception {
    Path broken = Files.writeString(directory.resolve("broken.jar"), "not a zip");
    assertThatThrownBy(() -> Jar.of(broken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(broken + " cannot be read as a jar");
  }

  @Test
  void coordinatesAreToldFromPaths() {
    assertThat(Artifact.parse("software.amazon.awssdk:bundle:2.40.3"))
        .contains(new Artifact("software.amazon.awssdk", "bundle", "2.40.3"));
    assertThat(Artifact.parse("/opt/bundle-2.40.3.jar")).isEmpty();
    assertThat(Artifact.parse("software.amazon.awssdk:bundle")).isEmpty();
  }
}
