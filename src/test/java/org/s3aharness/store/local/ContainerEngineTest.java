package org.s3aharness.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerEngineTest {
  @TempDir Path home;

  @Test
  void absentSocketIsNamed() {
    String socket = home.resolve("none.sock").toString();

    assertThat(ContainerEngine.whyNot(Map.of("DOCKER_HOST", "unix://" + socket), home))
        .hasValue("No Docker engine answers (unix://" + socket + ": absent).");
  }

  @Test
  void socketThatNobodyListensOnIsNamed() throws IOException {
    Path socket = home.resolve("dead.sock");
    Files.createFile(socket);

    assertThat(ContainerEngine.whyNot(Map.of("DOCKER_HOST", "unix://" + socket), home))
        .hasValueSatisfying(why -> assertThat(why).contains(socket.toString()));
  }

  @Test
  void listeningUnixSocketIsAnEngine() throws IOException {
    Path socket = home.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));

      assertThat(ContainerEngine.whyNot(Map.of("DOCKER_HOST", "unix://" + socket), home)).isEmpty();
    }
  }

  @Test
  void socketOfARootlessEngineIsLookedFor() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(home.resolve("docker.sock")));

      assertThat(ContainerEngine.whyNot(Map.of("XDG_RUNTIME_DIR", home.toString()), home))
          .isEmpty();
    }
  }

  @Test
  void tcpEngineIsAskedWhereDockerHostSays() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = server.getLocalPort();
      assertThat(whyNotTcp(port)).isEmpty();
    }
    assertThat(whyNotTcp(port)).contains("127.0.0.1:" + port);
  }

  @Test
  void unusableDockerHostIsNamed() {
    assertThat(ContainerEngine.whyNot(Map.of("DOCKER_HOST", "nonsense"), home))
        .hasValueSatisfying(why -> assertThat(why).contains("nonsense: no URL"));
  }

  @Test
  void engineNamedForTestcontainersIsAsked() throws IOException {
    Files.writeString(home.resolve(".testcontainers.properties"), "docker.host=unix:///no.sock");

    assertThat(ContainerEngine.whyNot(Map.of(), home))
        .hasValue("No Docker engine answers (unix:///no.sock: absent).");
  }

  private String whyNotTcp(int port) {
    return ContainerEngine.whyNot(Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + port), home)
        .orElse("");
  }
}
