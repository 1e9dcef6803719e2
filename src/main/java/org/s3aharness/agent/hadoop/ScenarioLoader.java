package org.s3aharness.agent.hadoop;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.s3aharness.agent.scenario.Scenario;

/** Finds scenarios by class name and runs them. */
final class ScenarioLoader {
  private ScenarioLoader() {}

  static Serializable run(String className, FileSystem fs, Configuration conf, String... arguments)
      throws Exception {
    Scenario scenario = find(className).getConstructor().newInstance();
    Serializable result;
    try (Closeable afterwards = () -> closeCached(fs, conf)) {
      result = scenario.run(fs, conf, arguments);
    }
    SerializableTypes.check(result, "scenario " + className + " returned");
    return result;
  }

  /**
   * Closes filesystems that a scenario, such as one with a MapReduce job, may have taken from
   * Hadoop's cache. The cache does not compare configurations, so the next case would get this
   * case's filesystem.
   */
  private static void closeCached(FileSystem fs, Configuration conf) throws IOException {
    Closing.close(FileSystem.get(fs.getUri(), conf));
  }

  private static Class<? extends Scenario> find(String className) {
    try {
      return Class.forName(className).asSubclass(Scenario.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "no class "
              + className
              + " on the agent's classpath: add the jar that holds it with --extra-classpath",
          e);
    } catch (ClassCastException e) {
      throw new IllegalArgumentException(
          className + " does not implement " + Scenario.class.getName(), e);
    }
  }
}
