package org.s3aharness.cli.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.cli.Qualify;
import org.s3aharness.encryption.CredentialFile;
import org.s3aharness.session.outcome.ExitCode;

/** Configurations whose secrets are in credential stores, as they are on clusters. */
class CredentialStoresIT {
  private static final String ON_HDFS = "jceks://hdfs@nameservice1/security/s3.jceks";
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String SECRET = "the secret of an access key";

  @TempDir Path directory;

  @BeforeEach
  void configuration() throws IOException {
    CredentialFile.write(directory.resolve("keys.jceks"), Map.of("fs.s3a.encryption.key", KEY));
    CredentialFile.write(
        directory.resolve("access.jceks"),
        Map.of("fs.s3a.access.key", "AKIAQAAAAAAAEXAMPLE2", "fs.s3a.secret.key", SECRET));
    Files.writeString(
        directory.resolve("core-site.xml"),
        """
        <configuration>
        <property><name>fs.s3a.encryption.algorithm</name><value>SSE-C</value></property>
        <property><name>fs.s3a.aws.credentials.provider</name>
        <value>org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider</value></property>
        <property><name>fs.s3a.security.credential.provider.path</name><value>%s</value></property>
        <property><name>hadoop.security.credential.provider.path</name>
        <value>localjceks://file%s</value></property>
        </configuration>
        """
            .formatted(ON_HDFS, directory.resolve("access.jceks")));
    Files.createDirectory(directory.resolve("profiles"));
    Files.writeString(directory.resolve("profiles/as-it-is.xml"), "<configuration/>");
  }

  @Test
  void aCopyStandsForOneThatIsElsewhereAndSeveralAreMergedAndNoSecretIsShown() throws IOException {
    Qualify run = run("--credential-file=" + ON_HDFS + "=" + directory.resolve("keys.jceks"));

    run.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(run.results())
        .extracting(each -> each.path("verdict").asText())
        .containsExactly("passed");
    assertThat(run.output()).doesNotContain(KEY, SECRET);
    try (Stream<Path> files = Files.walk(run.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(KEY, SECRET);
      }
    }
  }

  @Test
  void withoutACopyTheRunEndsBeforeItBegins() {
    Qualify run = run();

    run.assertEnded(ExitCode.USAGE);
    assertThat(run.output())
        .contains(
            "The credential store " + ON_HDFS + " is not on this machine: copy it here and give",
            "--credential-file " + ON_HDFS + "=FILE")
        .doesNotContain("Starting");
  }

  @ParameterizedTest
  @CsvSource({
    "jceks, AES, encryption.key",
    "bcfks, HmacSHA512, encryption.key",
    "jceks, AES, server-side-encryption.key"
  })
  void aStoreOnHdfsIsReadFromItsCopyWithThePasswordFileBesideTheConfiguration(
      String kind, String algorithm, String name) throws Exception {
    String onHdfs = kind + "://hdfs@nn1.corp.example:8020/keys/s3." + kind;
    Path copy = directory.resolve("s3." + kind);
    String password = "the password of a store";
    write(copy, kind, algorithm, "fs.s3a.bucket.vault." + name, password);
    Path conf = Files.createDirectory(directory.resolve("conf"));
    Files.writeString(conf.resolve("store.password"), password);
    Files.writeString(
        conf.resolve("core-site.xml"),
        """
        <configuration>
        <property><name>fs.s3a.bucket.vault.encryption.algorithm</name><value>SSE-C</value></property>
        <property><name>fs.s3a.bucket.vault.security.credential.provider.path</name>
        <value>%s</value></property>
        <property><name>hadoop.security.credstore.java-keystore-provider.password-file</name>
        <value>store.password</value></property>
        </configuration>
        """
            .formatted(onHdfs));

    Qualify run =
        Qualify.run(
            directory.resolve("runs"),
            "--hadoop-conf=" + conf,
            "--credential-file=" + onHdfs + "=" + copy,
            "--case=put/file-copied-from-local-disk-is-encrypted/small*");

    run.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(run.summary())
        .containsPattern("\\| vault \\| SSE-C with a customer key \\| .* \\| as documented");
    assertThat(run.output()).doesNotContain(KEY, password);
  }

  private static void write(Path file, String kind, String algorithm, String name, String password)
      throws Exception {
    KeyStore keys =
        kind.equals("bcfks")
            ? KeyStore.getInstance("BCFKS", new BouncyCastleProvider())
            : KeyStore.getInstance("JCEKS");
    keys.load(null, null);
    keys.setKeyEntry(
        name,
        new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), algorithm),
        password.toCharArray(),
        null);
    try (OutputStream out = Files.newOutputStream(file)) {
      keys.store(out, password.toCharArray());
    }
  }

  private Qualify run(String... more) {
    String[] arguments =
        Stream.concat(
                Stream.of(
                    "--base-config=" + directory.resolve("core-site.xml"),
                    "--profiles=" + directory.resolve("profiles"),
                    "--case=put/file-copied-from-local-disk-is-encrypted/small*"),
                Stream.of(more))
            .toArray(String[]::new);
    return Qualify.run(directory.resolve("runs"), arguments);
  }
}
