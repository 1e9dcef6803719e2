package org.s3aharness.release;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.s3aharness.agent.Agent;
import org.s3aharness.agent.SerialFilters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes an agent's stub in, and makes sure that nothing but our types comes with it or later. */
final class AgentStub {
  private static final Logger LOG = LoggerFactory.getLogger(AgentStub.class);

  private AgentStub() {}

  /**
   * @throws java.io.InvalidClassException when the file holds a type that does not belong there
   */
  static Agent read(Path file) throws IOException {
    FilterOfThisJvm.ensure();
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
      in.setObjectInputFilter(ObjectInputFilter.Config.createFilter(SerialFilters.allowList()));
      return (Agent) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException(file + " holds an unknown type", e);
    }
  }

  /** RMI reads results on streams of its own, which only a filter for the whole JVM reaches. */
  private static final class FilterOfThisJvm {
    static {
      if (ObjectInputFilter.Config.getSerialFilter() == null) {
        ObjectInputFilter.Config.setSerialFilter(
            ObjectInputFilter.Config.createFilter(SerialFilters.allowList()));
      } else {
        LOG.info("a serialization filter is set already (jdk.serialFilter), leaving it in place");
      }
    }

    static void ensure() {}
  }
}
