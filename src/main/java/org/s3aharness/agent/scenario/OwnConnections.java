package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Lists this JVM's connections to the proxy that it was started with, as Linux lists them. */
final class OwnConnections {
  private static final Path DESCRIPTORS = Paths.get("/proc/self/fd");
  private static final int REMOTE_ADDRESS = 2;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final Set<String> OPEN =
      new HashSet<>(Arrays.asList("01" /* ESTABLISHED */, "08" /* CLOSE_WAIT */));

  private OwnConnections() {}

  /** Returns the inodes of their sockets; empty where the operating system has no such list. */
  static Optional<Set<String>> open() throws IOException {
    Integer port = Integer.getInteger("https.proxyPort");
    if (port == null || !Files.isDirectory(DESCRIPTORS)) {
      return Optional.empty();
    }
    Set<String> open = new HashSet<>();
    for (String table : Arrays.asList("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
      open.addAll(openTo(String.format(":%04X", port), Paths.get(table)));
    }
    open.retainAll(sockets());
    return Optional.of(open);
  }

  private static Set<String> openTo(String port, Path table) throws IOException {
    Set<String> open = new HashSet<>();
    for (String line :
        new String(Files.readAllBytes(table), StandardCharsets.US_ASCII).split("\n")) {
      String[] fields = line.trim().split("\\s+");
      if (fields.length > INODE
          && fields[REMOTE_ADDRESS].endsWith(port)
          && OPEN.contains(fields[STATE])) {
        open.add("socket:[" + fields[INODE] + "]");
      }
    }
    return open;
  }

  private static Set<String> sockets() throws IOException {
    Set<String> sockets = new HashSet<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        try {
          sockets.add(Files.readSymbolicLink(descriptor).toString());
        } catch (NoSuchFileException closed) {
          // in the meantime
        }
      }
    }
    return sockets;
  }
}
