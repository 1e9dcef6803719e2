package org.s3aharness.store.local;

import java.nio.file.Path;
import java.util.List;
import org.s3aharness.store.process.FreePorts;

/** Holds the ports on 127.0.0.1 of a SeaweedFS and its parts. */
record SeaweedFsPorts(
    int s3,
    int s3Tls,
    int s3Grpc,
    int filer,
    int filerGrpc,
    int master,
    int masterGrpc,
    int volume,
    int volumeGrpc) {
  private static final int COUNT = 9;

  /** Returns nine ports that nobody listens on at the moment. */
  static SeaweedFsPorts free() {
    List<Integer> ports = FreePorts.find(COUNT);
    return new SeaweedFsPorts(
        ports.get(0),
        ports.get(1),
        ports.get(2),
        ports.get(3),
        ports.get(4),
        ports.get(5),
        ports.get(6),
        ports.get(7),
        ports.get(8));
  }

  /** Returns all nine ports. */
  List<Integer> all() {
    return List.of(s3, s3Tls, s3Grpc, filer, filerGrpc, master, masterGrpc, volume, volumeGrpc);
  }

  List<String> arguments() {
    return List.of(
        "-s3.port=" + s3,
        "-s3.port.https=" + s3Tls,
        "-s3.port.grpc=" + s3Grpc,
        "-filer.port=" + filer,
        "-filer.port.grpc=" + filerGrpc,
        "-master.port=" + master,
        "-master.port.grpc=" + masterGrpc,
        "-volume.port=" + volume,
        "-volume.port.grpc=" + volumeGrpc);
  }

  /**
   * Returns the sockets in /tmp through which its parts communicate, and for which it has no
   * setting.
   */
  List<Path> sockets() {
    return List.of(
        socket("s3", s3Grpc),
        socket("filer", filerGrpc),
        socket("master", masterGrpc),
        socket("volume", volumeGrpc));
  }

  private static Path socket(String part, int port) {
    return Path.of("/tmp", "seaweedfs-" + part + "-grpc-" + port + ".sock");
  }
}
