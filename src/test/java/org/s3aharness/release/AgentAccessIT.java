package org.s3aharness.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Point;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.InvalidClassException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.server.RemoteObjectInvocationHandler;
import java.rmi.server.RemoteRef;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.agent.Agent;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.release.resolve.ReleaseResolver;

/** An agent takes calls from this machine alone, and no types but ours. */
class AgentAccessIT {
  @TempDir static Path directory;
  private static AgentProcess agent;

  @BeforeAll
  static void start() throws Exception {
    agent =
        AgentProcess.start(
            new ReleaseResolver().fromCentral("3.4.3", line -> {}),
            AgentOptions.named(
                "a",
                Files.createDirectories(directory.resolve("work")),
                directory.resolve("a.log")));
  }

  @AfterAll
  static void end() throws Exception {
    agent.close();
  }

  @Test
  void refusesForeignTypesAndGoesOn() throws Exception {
    RemoteRef ref =
        ((RemoteObjectInvocationHandler) Proxy.getInvocationHandler(agent.agent())).getRef();
    Method open = Agent.class.getMethod("open", FileSystemSpec.class);
    // Both are in every JDK, so that nothing but the filter stands in their way.
    for (Object foreign : List.of(new Point(1, 2), new URL("http://a"))) {
      assertThatThrownBy(() -> ref.invoke(agent.agent(), open, new Object[] {foreign}, hash(open)))
          .as("a call with %s", foreign.getClass())
          .hasRootCauseInstanceOf(InvalidClassException.class)
          .hasRootCauseMessage("filter status: REJECTED");
    }
    assertThat(agent.agent().info().hadoopVersion()).isEqualTo("3.4.3");
  }

  /** The number by which RMI's protocol names a method (Java RMI specification, 8.3). */
  private static long hash(Method method) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MessageDigest sha = MessageDigest.getInstance("SHA");
    try (DataOutputStream out = new DataOutputStream(new DigestOutputStream(bytes, sha))) {
      out.writeUTF(
          method.getName()
              + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                  .toMethodDescriptorString());
    }
    byte[] digest = sha.digest();
    long hash = 0;
    for (int i = 0; i < 8; i++) {
      hash |= (digest[i] & 0xffL) << (8 * i);
    }
    return hash;
  }

  @Test
  void listensOnLoopbackAlone() throws Exception {
    Matcher port = Pattern.compile("\\[127\\.0\\.0\\.1:(\\d+)").matcher(agent.agent().toString());
    assertThat(port.find()).as(agent.agent().toString()).isTrue();
    int number = Integer.parseInt(port.group(1));
    new Socket("127.0.0.1", number).close();
    for (InetAddress other : otherAddresses()) {
      assertThatThrownBy(() -> new Socket(other, number).close())
          .as(other.toString())
          .isInstanceOf(ConnectException.class);
    }
  }

  private static List<InetAddress> otherAddresses() throws Exception {
    Stream<InetAddress> ofThisMachine =
        Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress());
    return Stream.concat(Stream.of(InetAddress.getByName("127.0.0.2")), ofThisMachine).toList();
  }
}
