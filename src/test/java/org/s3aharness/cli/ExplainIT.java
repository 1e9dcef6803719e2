package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.configuration.ClusterConfigurations;
import org.s3aharness.encryption.CredentialFile;
import org.s3aharness.session.outcome.ExitCode;

/** {@code explain}, with Hadoop's own word on what it reads. */
class ExplainIT {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  @TempDir Path directory;

  @Test
  void aRightConfigurationIsExplainedAndNothingIsWrong() {
    Qualify explained = explain("cdp");
    assertThat(explained.output())
        .contains(
            "Bucket cdp-logs (core-site.xml:80, core-site.xml:84): SSE-KMS with alias/cdp-logs")
        .contains("from 3.3.2 on  SSE-KMS")
        .contains("Nothing is wrong in these files.");
    explained.assertEnded(ExitCode.AS_EXPECTED);
  }

  @Test
  void aReleaseThatDoesNotDoWhatTheFilesAskForIsWrong() throws IOException {
    Files.writeString(
        directory.resolve("core-site.xml"),
        """
        <configuration>
        <property><name>fs.s3a.encryption.algorithm</name><value>SSE-KMS</value></property>
        <property><name>fs.s3a.encryption.key</name><value>alias/x</value></property>
        <property><name>fs.s3a.encryption.context</name><value>project=x</value></property>
        </configuration>
        """);
    Qualify explained =
        Qualify.command(
            directory, "explain", "--hadoop-conf", directory.toString(), "--release", "3.4.3");
    assertThat(explained.output())
        .contains("any other bucket, Hadoop 3.4.3: SSE-KMS; does not read the context.");
    explained.assertEnded(ExitCode.FAILED);
  }

  @Test
  void aLocalCopyStandsForACredentialStoreOnHdfsAndNoSecretIsShown() throws IOException {
    Path copy = directory.resolve("vault.jceks");
    CredentialFile.write(copy, Map.of("fs.s3a.encryption.key", KEY));
    Path other = directory.resolve("s3.jceks");
    CredentialFile.write(other, Map.of("fs.s3a.secret.key", "another secret"));
    Qualify explained =
        explain(
            "jceks-on-hdfs",
            "--credential-file=jceks://hdfs@nameservice1/security/vault.jceks=" + copy,
            "--credential-file=jceks://hdfs@nameservice1/security/s3.jceks=" + other,
            "--release=3.4.3");
    assertThat(explained.output())
        .contains("Bucket vault", "SSE-C with a customer key", "a credential store")
        .doesNotContain(KEY)
        .doesNotContain("another secret")
        .contains("Nothing is wrong");
    explained.assertEnded(ExitCode.AS_EXPECTED);
  }

  @Test
  void aStoreOfBouncyCastlesKindIsReadWithThePasswordFileBesideTheConfiguration() throws Exception {
    Path store = directory.resolve("keys.bcfks");
    String password = "the password of the store";
    KeyStore keys = KeyStore.getInstance("BCFKS", new BouncyCastleProvider());
    keys.load(null, null);
    keys.setKeyEntry(
        "fs.s3a.bucket.sealed.encryption.key",
        new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA512"),
        password.toCharArray(),
        null);
    try (OutputStream out = Files.newOutputStream(store)) {
      keys.store(out, password.toCharArray());
    }
    Files.writeString(directory.resolve("store.password"), password);
    Files.writeString(
        directory.resolve("core-site.xml"),
        """
        <configuration>
        <property><name>fs.s3a.security.credential.provider.path</name>
          <value>localbcfks://file%s</value></property>
        <property><name>hadoop.security.credstore.java-keystore-provider.password-file</name>
          <value>store.password</value></property>
        <property><name>fs.s3a.bucket.sealed.encryption.algorithm</name><value>SSE-C</value></property>
        </configuration>
        """
            .formatted(store));

    Qualify explained =
        Qualify.command(
            directory, "explain", "--hadoop-conf", directory.toString(), "--release", "3.4.3");

    assertThat(explained.output())
        .containsPattern(
            "fs.s3a.bucket.sealed.encryption.key = \\(not shown\\) +a credential store")
        .contains("3.4.3  SSE-C")
        .doesNotContain(KEY, password);
    explained.assertEnded(ExitCode.AS_EXPECTED);
  }

  @Test
  void aClassThatTheReleaseLacksIsNamedWithItsLineAndTheOptionThatAddsIt() throws IOException {
    Files.writeString(
        directory.resolve("core-site.xml"),
        """
        <configuration>
        <property><name>fs.s3a.aws.credentials.provider</name>
          <value>com.example.VaultProvider</value></property>
        </configuration>
        """);
    String sentence =
        "core-site.xml:2: fs.s3a.aws.credentials.provider names com.example.VaultProvider, which"
            + " Hadoop 3.4.3 does not have: add its jar with --extra-classpath, or correct the name.";

    Qualify asked =
        Qualify.command(
            directory, "explain", "--hadoop-conf", directory.toString(), "--release", "3.4.3");
    assertThat(asked.output()).contains("Wrong:", sentence);
    asked.assertEnded(ExitCode.FAILED);

    Path classes = directory.resolve("classes/com/example");
    Files.createDirectories(classes);
    Files.createFile(classes.resolve("VaultProvider.class"));
    Qualify helped =
        Qualify.command(
            directory,
            "explain",
            "--hadoop-conf=" + directory,
            "--release=3.4.3",
            "--extra-classpath=" + directory.resolve("classes"));
    assertThat(helped.output()).doesNotContain(sentence);

    Path runs = Files.createDirectory(directory.resolve("runs"));
    Qualify run = Qualify.run(runs, "--hadoop-conf=" + directory, "--quick");
    assertThat(run.output()).contains(sentence).doesNotContain("Store:");
    run.assertEnded(ExitCode.USAGE);
  }

  @Test
  void whatHasNoConfigurationIsRefused() {
    Qualify explained =
        Qualify.command(directory, "explain", "--hadoop-conf", directory.toString());
    explained.assertEnded(ExitCode.USAGE);
    assertThat(explained.output()).contains("holds no client configuration");
  }

  private Qualify explain(String configuration, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "explain",
                "--hadoop-conf",
                ClusterConfigurations.directory(configuration).toString()));
    arguments.addAll(List.of(more));
    return Qualify.command(directory, arguments.toArray(new String[0]));
  }
}
