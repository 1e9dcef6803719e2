package org.s3aharness.cli.candidate;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.s3aharness.FakeHttpServer;
import org.s3aharness.release.resolve.ReleaseResolver;

/**
 * A Maven repository that serves a released Hadoop under another version, as a release manager's
 * staging repository serves a candidate.
 */
final class StagingRepository implements AutoCloseable {
  private static final String GROUP = "/org/apache/hadoop/";
  private static final String TIMESTAMP = "20261129.110000";

  private final FakeHttpServer server = FakeHttpServer.http();
  private final Path released;
  private final String from;
  private final String version;
  private volatile int build = 1;

  /**
   * Starts to serve.
   *
   * @param from a release from Maven Central
   * @param version what it is called here; snapshots get a time and a number, as Maven gives them
   */
  StagingRepository(String from, String version) throws Exception {
    this.from = from;
    this.version = version;
    this.released = localCopy(from);
    server.answers((exchange, body) -> answer(exchange));
  }

  /** Returns the directory that holds Hadoop's modules in the local Maven repository. */
  static Path localCopy(String version) throws Exception {
    Path aws =
        new ReleaseResolver()
            .fromCentral(version, line -> {}).classpath().stream()
                .filter(
                    jar -> jar.getFileName().toString().equals("hadoop-aws-" + version + ".jar"))
                .findFirst()
                .orElseThrow();
    return aws.getParent().getParent().getParent();
  }

  String url() {
    return server.uri() + "/staging";
  }

  /** Deploys a snapshot once more. */
  void deployAgain() {
    build++;
  }

  /** Returns the paths that were asked for. */
  List<String> asked() {
    return server.asked().stream().map(FakeHttpServer.Asked::uri).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] content = content(exchange.getRequestURI().getPath().replaceFirst("^/staging", ""));
    exchange.sendResponseHeaders(
        content == null ? 404 : 200, content == null ? -1 : content.length);
    if (content != null && !exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseBody().write(content);
    }
  }

  private byte[] content(String path) throws IOException {
    if (path.endsWith(".sha1")) {
      byte[] content = content(path.substring(0, path.length() - ".sha1".length()));
      return content == null ? null : sha1(content).getBytes(StandardCharsets.US_ASCII);
    }
    String[] parts =
        path.startsWith(GROUP) ? path.substring(GROUP.length()).split("/") : new String[0];
    if (parts.length != 3 || !parts[1].equals(version)) {
      return null;
    }
    if (parts[2].equals("maven-metadata.xml")) {
      return version.endsWith("-SNAPSHOT") ? metadata(parts[0]) : null;
    }
    String name = parts[0] + "-" + deployed() + ".";
    Path file =
        released
            .resolve(parts[0])
            .resolve(from)
            .resolve(parts[2].replace(name, parts[0] + "-" + from + "."));
    if (!parts[2].startsWith(name) || !Files.isRegularFile(file)) {
      return null;
    }
    return parts[2].endsWith(".pom")
        ? Files.readString(file)
            .replace("<version>" + from + "</version>", "<version>" + version + "</version>")
            .getBytes(StandardCharsets.UTF_8)
        : Files.readAllBytes(file);
  }

  /** Returns the version in the names of files. */
  private String deployed() {
    return version.replace("SNAPSHOT", TIMESTAMP + "-" + build);
  }

  private byte[] metadata(String artifact) {
    String versions =
        List.of("pom", "jar").stream()
            .map(
                extension ->
                    "<snapshotVersion><extension>%s</extension><value>%s</value><updated>%s</updated></snapshotVersion>"
                        .formatted(extension, deployed(), "20261129110000"))
            .reduce("", String::concat);
    return """
        <metadata modelVersion="1.1.0"><groupId>org.apache.hadoop</groupId>
        <artifactId>%s</artifactId><version>%s</version><versioning>
        <snapshot><timestamp>%s</timestamp><buildNumber>%d</buildNumber></snapshot>
        <lastUpdated>20261129110000</lastUpdated>
        <snapshotVersions>%s</snapshotVersions></versioning></metadata>
        """
        .formatted(artifact, version, TIMESTAMP, build, versions)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String sha1(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
