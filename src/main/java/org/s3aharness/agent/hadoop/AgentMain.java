package org.s3aharness.agent.hadoop;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.rmi.Remote;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Runs an agent until its standard input ends, which is when the harness closes it or dies for
 * whatever reason.
 */
public final class AgentMain {
  /** Keeps the exported object alive: RMI itself holds only a weak reference to it. */
  private static Remote agent;

  private AgentMain() {}

  /**
   * Starts the agent.
   *
   * @param args where to write the agent's serialized stub (the file appears complete or not at
   *     all), and the agent's own directory, which is removed at the end
   */
  public static void main(String[] args) {
    Path stubFile = Paths.get(args[0]);
    Path home = Paths.get(args[1]);
    int exit = 1;
    try {
      // Only this one: if the harness has removed its directory meanwhile, nothing may bring it
      // back.
      Files.createDirectory(Paths.get(System.getProperty("java.io.tmpdir")));
      // For signals: Ctrl-C in a terminal reaches agents as well as the harness.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(home), "clean-up"));
      agent = new HadoopAgent();
      publish(Loopback.export(agent), stubFile);
      Thread warmUp = new Thread(AgentMain::warmUp, "warm-up");
      warmUp.setDaemon(true);
      warmUp.start();
      awaitEnd(System.in);
      exit = 0;
    } catch (Throwable failure) {
      failure.printStackTrace();
    } finally {
      cleanUp(home);
      // Not System.exit: nobody is left whom Hadoop's shutdown hooks could serve.
      Runtime.getRuntime().halt(exit);
    }
  }

  /**
   * Does what the first filesystem would otherwise wait for, while the harness prepares the first
   * case. It is nothing of S3A itself: what S3A does and logs at its first use belongs to a case.
   */
  private static void warmUp() {
    try {
      FileSystem.getFileSystemClass("file", new Configuration());
      SSLContext.getDefault();
    } catch (IOException | GeneralSecurityException e) {
      e.printStackTrace(); // to the agent's log: the case will meet it, too
    }
  }

  private static void publish(Remote stub, Path stubFile) throws IOException {
    Path unfinished = stubFile.resolveSibling(stubFile.getFileName() + ".unfinished");
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(unfinished))) {
      out.writeObject(stub);
    }
    Files.move(unfinished, stubFile, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void awaitEnd(InputStream in) throws IOException {
    byte[] ignored = new byte[64];
    while (in.read(ignored) >= 0) {
      // nothing is ever sent
    }
  }

  private static synchronized void cleanUp(Path home) {
    if (!Files.exists(home)) {
      return;
    }
    try {
      List<Path> contentsFirst;
      try (Stream<Path> walk = Files.walk(home)) {
        contentsFirst = walk.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
      }
      for (Path path : contentsFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | RuntimeException e) {
      e.printStackTrace(); // to the agent's log
    }
  }
}
