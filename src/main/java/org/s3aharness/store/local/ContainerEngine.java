package org.s3aharness.store.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.s3aharness.store.StoreUnavailableException;

/**
 * Says whether a Docker engine listens where Testcontainers would look for one. This is asked
 * first, because Testcontainers itself takes long to give up and logs a lot meanwhile.
 */
public final class ContainerEngine {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private ContainerEngine() {}

  /** Returns a sentence that says what was tried; empty if an engine listens. */
  public static Optional<String> whyNot() {
    return whyNot(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static Optional<String> whyNot(Map<String, String> environment, Path home) {
    String configured =
        environment.getOrDefault("DOCKER_HOST", hostIn(home.resolve(".testcontainers.properties")));
    Map<String, String> tried = new LinkedHashMap<>();
    if (!configured.isBlank()) {
      tried.put(configured, tryUrl(configured));
    } else {
      tried.put("/var/run/docker.sock", tryUnix(Path.of("/var/run/docker.sock")));
      String runtime = environment.get("XDG_RUNTIME_DIR");
      if (runtime != null && !runtime.isBlank()) {
        Path socket = Path.of(runtime, "docker.sock");
        tried.put(socket.toString(), tryUnix(socket));
      }
      for (String place : new String[] {".docker/run/docker.sock", ".docker/desktop/docker.sock"}) {
        tried.put("~/" + place, tryUnix(home.resolve(place)));
      }
    }
    if (tried.containsValue("")) {
      return Optional.empty();
    }
    StringBuilder sentence = new StringBuilder("No Docker engine answers (");
    tried.forEach((where, why) -> sentence.append(where).append(": ").append(why).append("; "));
    sentence.setLength(sentence.length() - 2);
    return Optional.of(sentence.append(").").toString());
  }

  /** Returns the host at which Testcontainers was told to look, or the empty text. */
  private static String hostIn(Path file) {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        properties.load(in);
      } catch (IOException e) {
        throw new StoreUnavailableException(
            "%s cannot be read (%s): make it readable or remove it.".formatted(file, e), e);
      }
    }
    return properties.getProperty("docker.host", "");
  }

  /** Returns why nothing listens there, or the empty text if something does. */
  private static String tryUrl(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      return "no URL";
    }
    if ("unix".equals(uri.getScheme())) {
      return tryUnix(Path.of(uri.getPath()));
    }
    if (uri.getHost() == null || uri.getPort() < 0) {
      return "no URL with a host and port";
    }
    try (Socket socket = new Socket()) {
      SocketAddress address = new InetSocketAddress(uri.getHost(), uri.getPort());
      socket.connect(address, Math.toIntExact(PATIENCE.toMillis()));
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String tryUnix(Path socket) {
    if (!Files.exists(socket)) {
      return "absent";
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
