package org.s3aharness.session.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.StoreCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/** The profiles that agents find, and the portal that answers for those with single sign-on. */
class AgentProfilesTest {
  private static final StoreCredentials CREDENTIALS =
      StoreCredentials.of("ASIAQAAAAAAAEXAMPLE1", "a secret", "a session");
  private static final String CONFIG =
      """
      [profile analytics]
      sso_session = corp
      sso_account_id = 111122223333
      sso_role_name = DataEngineer
      [sso-session corp]
      sso_start_url = https://example.awsapps.com/start
      sso_region = eu-central-1
      [profile older]
      sso_start_url = https://old.awsapps.com/start
      sso_region = cn-north-1
      sso_account_id = 111122223333
      sso_role_name = Reader
      [profile vault]
      credential_process = /opt/vault/get --secret hunter2
      [profile keys]
      region = eu-central-1
      """;

  /** The SHA-1 of the session's name, {@code corp}. */
  private static final String TOKEN_OF_CORP =
      ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json";

  @TempDir Path home;
  private CredentialService service;

  @BeforeEach
  void start() throws IOException {
    service = CredentialService.start(CREDENTIALS, CREDENTIALS, "eu-central-1");
  }

  @AfterEach
  void end() {
    service.close();
  }

  @Test
  void aProfileWithASessionIsSignedIn() throws Exception {
    Map<String, String> files = files("analytics");
    ProfileFile config = config(files);

    assertThat(config.profile("analytics").orElseThrow().property("sso_session")).contains("corp");
    assertThat(config.getSection("sso-session", "corp").orElseThrow().property("sso_region"))
        .contains("eu-central-1");
    assertThat(service.portal().hosts()).containsExactly("portal.sso.eu-central-1.amazonaws.com");
    String cached = files.get(TOKEN_OF_CORP);
    String token = cached.replaceFirst(".*\"accessToken\":\"([^\"]+)\".*", "$1");
    assertThat(ask("?role_name=DataEngineer&account_id=111122223333", token))
        .startsWith("200 ")
        .contains("ASIAQAAAAAAAEXAMPLE1", "a secret", "a session");
    assertThat(ask("?role_name=Another&account_id=111122223333", token)).startsWith("404 ");
    assertThat(ask("?role_name=DataEngineer&account_id=111122223333", "x")).isEqualTo("401 ");
    assertThat(ask("", token)).startsWith("404 ");
  }

  @Test
  void anOlderProfileHasThePortalItself() {
    Map<String, String> files = files("older");
    assertThat(config(files).profile("older").orElseThrow().property("sso_start_url"))
        .contains("https://old.awsapps.com/start");
    assertThat(service.portal().hosts()).containsExactly("portal.sso.cn-north-1.amazonaws.com.cn");
    assertThat(files)
        .containsKey(
            ".aws/sso/cache/" + DigestUtils.sha1Hex("https://old.awsapps.com/start") + ".json");
  }

  @Test
  void aProcessGivesTheCredentialsAndTheUsersOwnIsNotRun() throws IOException {
    Map<String, String> files = files("vault");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path written = home.resolve(file.getKey());
      Files.createDirectories(written.getParent());
      Files.writeString(written, file.getValue());
    }
    assertThat(files.values()).noneMatch(text -> text.contains("hunter2"));
    String command =
        config(files).profile("vault").orElseThrow().property("credential_process").orElseThrow();
    try (ProcessCredentialsProvider provider =
        ProcessCredentialsProvider.builder().command("cd " + home + " && " + command).build()) {
      assertThat(provider.resolveCredentials())
          .isInstanceOfSatisfying(
              AwsSessionCredentials.class,
              given -> {
                assertThat(given.accessKeyId()).isEqualTo("ASIAQAAAAAAAEXAMPLE1");
                assertThat(given.secretAccessKey()).isEqualTo("a secret");
                assertThat(given.sessionToken()).isEqualTo("a session");
              });
    }
  }

  @Test
  void anyProfileHasKeysBesides() {
    for (String name : new String[] {"analytics", "vault", "keys", "unheard-of"}) {
      assertThat(files(name).get(".aws/credentials"))
          .contains("[" + name + "]", "aws_access_key_id = ASIAQAAAAAAAEXAMPLE1");
    }
    assertThat(files("keys")).containsOnlyKeys(".aws/credentials");
  }

  @Test
  void aFileThatIsNoConfigurationIsNamed() throws IOException {
    Path file = Files.writeString(home.resolve("broken"), "[profile x\nno equals sign");
    assertThatThrownBy(() -> AgentProfiles.configOf(Map.of("AWS_CONFIG_FILE", file.toString())))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(file.toString());
  }

  /** Returns the files of one profile. */
  private Map<String, String> files(String profile) {
    AgentProfiles profiles = new AgentProfiles(Optional.of(read(CONFIG)), service.portal());
    profiles.add(profile, CREDENTIALS);
    return profiles.files();
  }

  private static ProfileFile config(Map<String, String> files) {
    return read(files.get(".aws/config"));
  }

  private static ProfileFile read(String text) {
    return ProfileFile.builder()
        .content(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .type(ProfileFile.Type.CONFIGURATION)
        .build();
  }

  /** Returns the status and the body of the portal's answer. */
  private String ask(String query, String token) throws IOException, InterruptedException {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(service.portalEndpoint() + SsoPortal.PATH + query))
                    .header("x-amz-sso_bearer_token", token)
                    .build(),
                BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
