package org.s3aharness.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.CoreSite;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;

class MissingClassTest {
  private static final String PROVIDER = "fs.s3a.aws.credentials.provider";

  @TempDir Path classpath;

  @Test
  void aClassThatIsThereIsNotMissing() throws IOException {
    add("com.example.Provider", "");

    assertThat(missing("3.4.3", PROVIDER, "com.example.Provider")).isEmpty();
  }

  @Test
  void everyClassOfAListIsLookedFor() throws IOException {
    add("com.example.Provider", "");

    assertThat(missing("3.4.3", PROVIDER, "com.example.Provider,\n com.example.Other"))
        .singleElement()
        .asString()
        .contains("com.example.Other", "Hadoop 3.4.3", "--extra-classpath");
  }

  @Test
  void aPerBucketSettingIsNamedAsItIs() {
    assertThat(missing("3.4.3", "fs.s3a.bucket.logs.aws.credentials.provider", "com.example.P"))
        .singleElement()
        .asString()
        .startsWith("fs.s3a.bucket.logs.aws.credentials.provider names com.example.P");
  }

  @Test
  void aProviderThatTheReleaseReplacesIsNotMissing() throws IOException {
    String replaced = "com.amazonaws.auth.EnvironmentVariableCredentialsProvider";
    add("org.apache.hadoop.fs.s3a.auth.CredentialProviderListFactory", "constant " + replaced);

    assertThat(missing("3.4.3", PROVIDER, replaced)).isEmpty();
    assertThat(missing("3.4.3", PROVIDER, "com.amazonaws.auth.Other"))
        .singleElement()
        .asString()
        .contains("version 1 of the AWS SDK for Java");
  }

  @Test
  void aProviderThatTheUserReplacesIsLookedForByItsOtherName() {
    assertThat(
            missing(
                "3.4.3",
                PROVIDER,
                "old.Provider",
                "fs.s3a.aws.credentials.provider.mapping",
                "old.Provider=new.Provider"))
        .singleElement()
        .asString()
        .contains("new.Provider");
  }

  @Test
  void theNextStepForAClassOfHadoopIsNoJar() {
    assertThat(missing("3.3.6", "fs.s3a.impl", "org.apache.hadoop.fs.s3a.Other"))
        .singleElement()
        .asString()
        .contains("leave the release out")
        .doesNotContain("--extra-classpath");
  }

  @Test
  void whatTheReleaseDoesNotReadMayBeMissing() {
    assertThat(missing("3.3.6", "fs.s3a.audit.execution.interceptors", "com.example.I")).isEmpty();
    assertThat(missing("3.4.3", "fs.s3a.audit.request.handlers", "com.example.H")).isEmpty();
    assertThat(missing("3.3.6", "fs.s3a.audit.request.handlers", "com.example.H")).hasSize(1);
  }

  @Test
  void signersHaveNamesBeforeTheirClasses() {
    assertThat(missing("3.4.3", "fs.s3a.custom.signers", "AWSS3V4SignerType,mine:com.example.S"))
        .singleElement()
        .asString()
        .contains("names com.example.S,");
  }

  @Test
  void aCommitterFactoryIsLookedForToo() {
    assertThat(missing("3.4.3", "mapreduce.outputcommitter.factory.scheme.s3a", "com.example.C"))
        .hasSize(1);
  }

  @Test
  void aKeyringMattersOnlyToItsAlgorithm() {
    String keyring = "fs.s3a.encryption.cse.custom.keyring.class.name";
    assertThat(missing("3.4.3", keyring, "com.example.K")).isEmpty();
    assertThat(
            missing("3.4.3", keyring, "com.example.K", "fs.s3a.encryption.algorithm", "CSE-CUSTOM"))
        .hasSize(1);
  }

  @Test
  void theCheckNamesFileAndLine() {
    assertThatThrownBy(
            () ->
                MissingClass.check(
                    CoreSite.settings("fs.s3a.impl", "a.B"), release("3.4.3"), List.of()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageStartingWith("core-site.xml:2: fs.s3a.impl names a.B");
  }

  private List<String> missing(String version, String... namesAndValues) {
    return MissingClass.of(CoreSite.settings(namesAndValues), release(version), List.of()).stream()
        .map(MissingClass::sentence)
        .toList();
  }

  private void add(String className, String content) throws IOException {
    Path file = classpath.resolve(className.replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private Release release(String version) {
    return new Release(
        version,
        Optional.of(version),
        List.of(classpath),
        Optional.empty(),
        version,
        Release.Origin.CENTRAL);
  }
}
