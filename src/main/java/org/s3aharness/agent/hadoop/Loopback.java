package org.s3aharness.agent.hadoop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.Remote;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;

/** Exports remote objects on ports that can be reached only from this machine. */
final class Loopback implements RMIServerSocketFactory {
  private static final Loopback INSTANCE = new Loopback();
  private static final int BACKLOG = 50;

  private Loopback() {}

  /** Exports an object on an ephemeral port of 127.0.0.1 and returns its stub. */
  static Remote export(Remote object) throws IOException {
    return UnicastRemoteObject.exportObject(object, 0, null, INSTANCE);
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }
}
