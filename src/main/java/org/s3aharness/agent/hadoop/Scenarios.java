package org.s3aharness.agent.hadoop;

import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.s3aharness.agent.scenario.Scenario;

/** Finds scenarios by class name and runs them. */
final class Scenarios {
  private Scenarios() {}

  static Serializable run(String className, FileSystem fs, Configuration conf, String... arguments)
      throws Exception {
    Scenario scenario = find(className).getConstructor().newInstance();
    Serializable result = scenario.run(fs, conf, arguments);
    SerializableTypes.check(result, "scenario " + className + " returned");
    return result;
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
