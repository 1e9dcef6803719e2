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

/** Reads an agent's stub, and makes sure that only expected types arrive with it or later. */
final class AgentStub {
  private static final Logger LOG = LoggerFactory.getLogger(AgentStub.class);

  private AgentStub() {}

  /**
   * Reads a stub.
   *
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

  /**
   * Filters the whole JVM, because RMI reads results on its own streams, which no other filter
   * reaches.
   */
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
