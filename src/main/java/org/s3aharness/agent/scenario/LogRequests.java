package org.s3aharness.agent.scenario;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Lists a directory while the AWS SDK's logger of requests is set to DEBUG. That logger names
 * requests and headers; loggers beneath it would write what the headers hold.
 *
 * <p>Arguments: none. Returns null. Hadoop's logging library, log4j 1, is called by reflection, as
 * it is no part of Hadoop's API.
 */
public final class LogRequests implements Scenario {
  private static final List<String> LOGGERS =
      Arrays.asList("software.amazon.awssdk.request", "com.amazonaws.request");

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Class<?> loggers = Class.forName("org.apache.log4j.Logger");
    Class<?> levels = Class.forName("org.apache.log4j.Level");
    Object debug = levels.getField("DEBUG").get(null);
    List<Object> changed = new ArrayList<>();
    for (String name : LOGGERS) {
      changed.add(loggers.getMethod("getLogger", String.class).invoke(null, name));
    }
    try {
      for (Object logger : changed) {
        loggers.getMethod("setLevel", levels).invoke(logger, debug);
      }
      fs.listStatus(new Path("."));
    } finally {
      for (Object logger : changed) {
        loggers.getMethod("setLevel", levels).invoke(logger, (Object) null);
      }
    }
    return null;
  }
}
