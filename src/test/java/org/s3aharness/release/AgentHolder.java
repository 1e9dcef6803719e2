package org.s3aharness.release;

import java.nio.file.Path;
import org.s3aharness.release.resolve.ReleaseResolver;

/** A harness that starts an agent, tells its process id, and hangs until it is killed. */
final class AgentHolder {
  private AgentHolder() {}

  /**
   * @param args the work directory
   */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    Release release = new ReleaseResolver().fromCentral("3.4.3", line -> {});
    AgentProcess agent =
        AgentProcess.start(
            release, AgentOptions.named("held", directory, directory.resolve("held.log")));
    System.out.println("agent " + agent.pid());
    System.in.read();
  }
}
