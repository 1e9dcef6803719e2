package org.s3aharness.store.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.s3aharness.store.StoreUnavailableException;

/** Finds ports of 127.0.0.1 that nobody listens on at the moment. */
public final class FreePorts {
  private FreePorts() {}

  /**
   * Returns this many different ports.
   *
   * @throws StoreUnavailableException if there are not enough
   */
  public static List<Integer> find(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      List<Integer> ports = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        held.add(socket);
        ports.add(socket.getLocalPort());
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "No port on 127.0.0.1 is free for a store: close the programs that use them,"
              + " and try again.",
          e);
    }
  }
}
