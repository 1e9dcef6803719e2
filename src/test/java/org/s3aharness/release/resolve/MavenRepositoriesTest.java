package org.s3aharness.release.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.FakeHttpServer;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.util.UserCache;

/** Repositories of candidates, with what settings.xml says about them. */
class MavenRepositoriesTest {
  private static final String CANDIDATE = "org.apache.hadoop:hadoop-aws:pom:3.4.4";
  private static final String PATH = "/org/apache/hadoop/hadoop-aws/3.4.4/hadoop-aws-3.4.4.pom";
  private static final String PASSWORD = "the-voters-password";

  private final List<Path> caches = new ArrayList<>();
  private FakeHttpServer server;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    server = FakeHttpServer.http();
  }

  @AfterEach
  void end() throws IOException {
    server.close();
    for (Path cache : caches) {
      if (Files.exists(cache)) {
        PathUtils.deleteDirectory(cache);
      }
    }
  }

  @Test
  void theCredentialsOfAServerInTheSettingsAreUsed() throws Exception {
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("voter:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    server.answers(
        (exchange, body) -> {
          boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"staging\"");
          if (known) {
            serve(exchange, "<project/>");
          } else {
            answer(exchange, 401, "");
          }
        });
    String settings =
        "<servers><server><id>voting</id><username>voter</username><password>%s</password></server></servers>"
            .formatted(PASSWORD);

    assertThat(find("voting::" + server.uri() + "/staging", settings)).isPresent();
    assertThatThrownBy(() -> find(server.uri() + "/staging", settings))
        .hasMessageContaining("401")
        .message()
        .doesNotContain(PASSWORD);
  }

  @Test
  void aMirrorInTheSettingsIsAskedInstead() throws Exception {
    server.answers((exchange, body) -> serve(exchange, "<project/>"));
    String settings =
        "<mirrors><mirror><id>inside</id><mirrorOf>*</mirrorOf><url>%s/mirror</url></mirror></mirrors>"
            .formatted(server.uri());

    assertThat(find("http://127.0.0.1:9/staging", settings)).isPresent();
    assertThat(server.asked()).extracting(FakeHttpServer.Asked::uri).contains("/mirror" + PATH);
  }

  @Test
  void theSecondCandidateOfAVersionIsNotMistakenForTheFirst() throws Exception {
    server.answers(
        (exchange, body) ->
            serve(exchange, exchange.getRequestURI().getPath().replace(".sha1", "")));

    Path first = find(server.uri() + "/staging-1", "").orElseThrow();
    Path second = find(server.uri() + "/staging-2", "").orElseThrow();

    assertThat(Files.readString(first)).contains("/staging-1/");
    assertThat(Files.readString(second)).contains("/staging-2/");
  }

  @Test
  void centralIsAskedAfterThem() throws Exception {
    MavenRepositories repositories = MavenRepositories.of(List.of(server.uri() + "/staging"));
    Path userHome = Files.createDirectories(directory.resolve("m2"));
    try (MavenSession maven =
        repositories.open(
            line -> {}, ContextOverrides.create().withMavenUserHomeOverride(userHome))) {
      assertThat(maven.repositoryUrls())
          .containsExactly(server.uri() + "/staging", "https://repo.maven.apache.org/maven2/");
    }
  }

  @Test
  void credentialsInAUrlAreRefusedWithoutBeingRepeated() {
    assertThatThrownBy(() -> MavenRepositories.of(List.of("https://voter:" + PASSWORD + "@host/")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("settings.xml")
        .message()
        .doesNotContain(PASSWORD);
  }

  private Optional<Path> find(String repository, String settings) throws Exception {
    Path userHome = Files.createDirectories(directory.resolve("m2"));
    Files.writeString(userHome.resolve("settings.xml"), "<settings>" + settings + "</settings>");
    MavenRepositories repositories = MavenRepositories.of(List.of(repository));
    caches.add(UserCache.directory().resolve("repositories").resolve(repositories.key()));
    try (MavenSession maven =
        repositories.open(
            line -> {}, ContextOverrides.create().withMavenUserHomeOverride(userHome))) {
      return maven.find(CANDIDATE);
    }
  }

  /** Serves a POM and its checksum, as every repository of candidates does. */
  private static void serve(HttpExchange exchange, String pom) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean served = path.endsWith(".pom") || path.endsWith(".pom.sha1");
    answer(exchange, served ? 200 : 404, path.endsWith(".sha1") ? sha1(pom) : served ? pom : "");
  }

  private static String sha1(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
