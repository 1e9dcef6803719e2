package org.s3aharness.release;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the harness's jars that go into other JVMs. They are beside the harness's own jar. */
public final class AgentJars {
  private AgentJars() {}

  /**
   * Returns the jar that agents run, with the interface that scenarios implement.
   *
   * @throws ReleaseException if it is missing
   */
  public static Path agent() throws ReleaseException {
    return find("s3a-agent.jar");
  }

  static Path keyring() throws ReleaseException {
    return find("s3a-keyring.jar");
  }

  /**
   * Returns the Java agent that watches the JVMs of a job.
   *
   * @throws ReleaseException if it is missing
   */
  public static Path watchAgent() throws ReleaseException {
    return find("s3a-watch-agent.jar");
  }

  /**
   * Returns the jar that runs on the nodes of a cluster, with the client that submits to it.
   *
   * @throws ReleaseException if it is missing
   */
  public static Path node() throws ReleaseException {
    return find("s3a-node.jar");
  }

  private static Path find(String name) throws ReleaseException {
    Path harness = harness();
    Path jar = harness.resolveSibling("agent").resolve(name);
    if (!Files.exists(jar)) {
      throw new ReleaseException(
          ReleaseException.Kind.INFRASTRUCTURE,
          "%s is missing: it belongs beside %s; build it with 'mvn package', or unpack the harness again."
              .formatted(jar, harness),
          null);
    }
    return jar;
  }

  private static Path harness() {
    try {
      return Path.of(AgentJars.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the harness does not run from a file", e);
    }
  }
}
