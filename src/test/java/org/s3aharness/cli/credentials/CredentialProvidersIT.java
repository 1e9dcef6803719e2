package org.s3aharness.cli.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.cli.Qualify;
import org.s3aharness.cli.ReleaseCompiler;
import org.s3aharness.session.outcome.ExitCode;

/** Configurations with every credential provider that Hadoop ships or documents, as they are. */
class CredentialProvidersIT {
  private static final String S3A = "org.apache.hadoop.fs.s3a.";
  private static final String SDK_V1 = "com.amazonaws.auth.";
  private static final String SDK_V2 = "software.amazon.awssdk.auth.credentials.";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The headers of requests that are signed with temporary credentials. */
  private static final List<String> TEMPORARY = List.of("authorization", "x-amz-security-token");

  private static final Map<String, List<String>> SIGNED_WITH =
      Map.of("anonymous", List.of(), "environment", List.of("authorization"));

  @TempDir Path directory;

  /** The credential providers that every release of Hadoop has. */
  private static final Map<String, String> OF_HADOOP =
      Map.of(
          "anonymous", provider(S3A + "AnonymousAWSCredentialsProvider"),
          "assumed-role", assumedRole(),
          "instance-profile", provider(S3A + "auth.IAMInstanceCredentialsProvider"),
          "session",
              provider(S3A + "TemporaryAWSCredentialsProvider")
                  + property("fs.s3a.access.key", "ASIAQAAAAAAAEXAMPLE2")
                  + property("fs.s3a.secret.key", "a secret of a session")
                  + property("fs.s3a.session.token", "the token of a session"),
          "several",
              provider(
                  """

                  %1$sauth.IAMInstanceCredentialsProvider,
                  %1$sSimpleAWSCredentialsProvider
                  """
                      .formatted(S3A)),
          "per-bucket",
              property(
                  "fs.s3a.bucket.${s3aharness.bucket}.aws.credentials.provider",
                  S3A + "auth.IAMInstanceCredentialsProvider"),
          "environment", provider(SDK_V1 + "EnvironmentVariableCredentialsProvider"));

  private static final Map<String, String> OF_SDK_V1 =
      Map.of(
          "v1-instance", provider(SDK_V1 + "InstanceProfileCredentialsProvider"),
          "v1-container", provider(SDK_V1 + "EC2ContainerCredentialsProviderWrapper"),
          "v1-profile", provider(SDK_V1 + "profile.ProfileCredentialsProvider"),
          "v1-web-identity", provider(SDK_V1 + "WebIdentityTokenCredentialsProvider"));

  private static final Map<String, String> OF_SDK_V2 =
      Map.of(
          "v2-instance", provider(SDK_V2 + "InstanceProfileCredentialsProvider"),
          "v2-container", provider(SDK_V2 + "ContainerCredentialsProvider"),
          "v2-profile", provider(SDK_V2 + "ProfileCredentialsProvider"),
          "v2-web-identity", provider(SDK_V2 + "WebIdentityTokenFileCredentialsProvider"));

  private static final Map<String, String> FROM_3_4_2_ON =
      Map.of(
          "profile",
          provider(S3A + "auth.ProfileAWSCredentialsProvider")
              + property("fs.s3a.auth.profile.name", "analytics"));

  @Test
  void theReleaseOfTodayGetsItsCredentialsFromEach() throws IOException {
    assertThatEachWorks(
        "3.4.3",
        List.of(OF_HADOOP, OF_SDK_V2, FROM_3_4_2_ON, Map.of("single-sign-on", singleSignOn())));
  }

  @Test
  @Tag("nightly")
  void aReleaseOnTheFirstSdkGetsItsCredentialsFromEach() throws IOException {
    assertThatEachWorks("3.3.6", List.of(OF_HADOOP, OF_SDK_V1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4.1", "3.5.0"})
  @Tag("nightly")
  void otherReleasesOnTheSecondSdkGetTheirCredentialsFromEach(String release) throws IOException {
    Map<String, String> ofSdk = new LinkedHashMap<>(OF_SDK_V2);
    if (release.equals("3.4.1")) {
      ofSdk.remove("v2-container"); // its S3A finds no way to construct that class
    }
    assertThatEachWorks(release, List.of(OF_HADOOP, ofSdk));
  }

  @Test
  void aProviderFromTheUsersJarGivesItsCredentialsOnTheSecondSdk() throws Exception {
    assertThatItWorksFromAJar("3.4.3", "VaultProvider");
  }

  @Test
  @Tag("nightly")
  void aProviderFromTheUsersJarGivesItsCredentialsOnTheFirstSdk() throws Exception {
    assertThatItWorksFromAJar("3.3.6", "VaultProviderV1");
  }

  /** The provider's access key is in no file of the run: its log says that it was asked. */
  private void assertThatItWorksFromAJar(String release, String name) throws Exception {
    Path classes = Files.createDirectory(directory.resolve("classes"));
    ReleaseCompiler.compile(
        release, Path.of("src/test/resources/providers", name + ".java"), classes);
    Path runs = Files.createDirectory(directory.resolve("runs"));

    Qualify run =
        Qualify.run(
            runs,
            "--release=" + release,
            "--extra-classpath=" + classes,
            "--base-config=" + coreSite(provider("com.example.vault." + name)),
            "--profile=sse-s3",
            "--case=rename/small-file-keeps-its-encryption*");

    run.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(run.results())
        .extracting(each -> each.path("verdict").asText())
        .containsExactly("passed");
    try (Stream<Path> logs = Files.list(run.directory().resolve("agents"))) {
      assertThat(logs)
          .anySatisfy(
              log ->
                  assertThat(log)
                      .content()
                      .contains("the vault was asked for test.vault.path=lake"));
    }
  }

  @Test
  void withoutItsJarAProviderIsNamedBeforeAnythingStarts() throws IOException {
    Qualify run =
        Qualify.run(
            Files.createDirectory(directory.resolve("runs")),
            "--base-config=" + coreSite(provider("com.example.vault.VaultProvider")),
            "--profile=sse-s3");

    run.assertRefused(ExitCode.USAGE, "com.example.vault.VaultProvider");
    assertThat(run.output()).contains("core-site.xml", "--extra-classpath");
  }

  @Test
  void aSessionWithoutATokenIsNotRunAndTheReasonNamesIt() throws IOException {
    Qualify run =
        Qualify.run(
            Files.createDirectory(directory.resolve("runs")),
            "--base-config=" + coreSite(provider(S3A + "TemporaryAWSCredentialsProvider")),
            "--profile=sse-s3",
            "--case=rename/small-file-keeps-its-encryption*");

    run.assertEnded(ExitCode.NOTHING_RAN);
    assertThat(run.results())
        .extracting(each -> each.path("reason").asText())
        .singleElement()
        .asString()
        .contains("fs.s3a.aws.credentials.provider (core-site.xml:2)", "set fs.s3a.session.token");
  }

  private Path coreSite(String properties) throws IOException {
    return Files.writeString(
        directory.resolve("core-site.xml"),
        "<configuration>\n%s%s</configuration>"
            .formatted(properties, property("test.vault.path", "lake")));
  }

  private void assertThatEachWorks(String release, List<Map<String, String>> groups)
      throws IOException {
    Path profiles = Files.createDirectory(directory.resolve("profiles"));
    Map<String, String> all = new LinkedHashMap<>();
    groups.forEach(all::putAll);
    for (Map.Entry<String, String> each : all.entrySet()) {
      Files.writeString(
          profiles.resolve(each.getKey() + ".xml"),
          "<configuration>%s%s</configuration>"
              .formatted(property("fs.s3a.encryption.algorithm", "AES256"), each.getValue()));
    }
    Path runs = Files.createDirectory(directory.resolve("runs"));

    Qualify run =
        Qualify.run(
            runs,
            "--release=" + release,
            "--profiles=" + profiles,
            "--case=rename/small-file-keeps-its-encryption*");

    List<String> passed = new ArrayList<>();
    for (JsonNode result : run.results()) {
      assertThat(result.path("verdict").asText()).as(result.toString()).isEqualTo("passed");
      String profile = result.path("profile").asText();
      passed.add(profile);
      assertThat(signing(run.directory(), profile))
          .as(profile)
          .containsExactlyElementsOf(SIGNED_WITH.getOrDefault(profile, TEMPORARY));
    }
    assertThat(passed).containsExactlyInAnyOrderElementsOf(all.keySet());
    run.assertEnded(ExitCode.AS_EXPECTED);
  }

  /** Returns which headers of signing the requests to the case's bucket have, all alike. */
  private static List<String> signing(Path run, String profile) throws IOException {
    Set<List<String>> signings = new HashSet<>();
    try (Stream<Path> files = Files.list(run.resolve("wire"))) {
      for (Path file :
          files.filter(each -> each.toString().contains("[" + profile + "]")).toList()) {
        for (JsonNode entry : JSON.readTree(file.toFile()).path("log").path("entries")) {
          if (entry.path("request").path("url").asText().startsWith("https://case-")) {
            Set<String> names = new TreeSet<>();
            entry
                .path("request")
                .path("headers")
                .forEach(
                    header -> names.add(header.path("name").asText().toLowerCase(Locale.ROOT)));
            names.retainAll(TEMPORARY);
            signings.add(List.copyOf(names));
          }
        }
      }
    }
    assertThat(signings).as(profile).hasSize(1);
    return signings.iterator().next();
  }

  private static String assumedRole() {
    return provider(S3A + "auth.AssumedRoleCredentialProvider")
        + property("fs.s3a.assumed.role.arn", "arn:aws:iam::123456789012:role/analytics")
        + property("fs.s3a.assumed.role.sts.endpoint", "sts.eu-west-1.amazonaws.com")
        + property("fs.s3a.assumed.role.sts.endpoint.region", "eu-west-1")
        + property("fs.s3a.assumed.role.external.id", "of-another-account")
        + property(
            "fs.s3a.assumed.role.credentials.provider",
            S3A + "auth.IAMInstanceCredentialsProvider");
  }

  /** The settings with a file of the user's whose profile asks the portal for its credentials. */
  private String singleSignOn() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("credentials"),
            """
            [engineer]
            sso_start_url = https://example.awsapps.com/start
            sso_region = eu-central-1
            sso_account_id = 111122223333
            sso_role_name = DataEngineer
            """);
    return provider(S3A + "auth.ProfileAWSCredentialsProvider")
        + property("fs.s3a.auth.profile.name", "engineer")
        + property("fs.s3a.auth.profile.file", file.toString());
  }

  private static String provider(String name) {
    return property("fs.s3a.aws.credentials.provider", name);
  }

  private static String property(String name, String value) {
    return "<property><name>%s</name><value>%s</value></property>".formatted(name, value);
  }
}
