package org.s3aharness.agent.scenario.setting;

import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.s3aharness.agent.scenario.Scenario;

/**
 * Lists a directory while the AWS SDK's logger of requests is set to DEBUG. That logger names
 * requests and headers; loggers beneath it would write what the headers hold.
 *
 * <p>Arguments: none. Returns null.
 */
public final class LogRequests implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    try (DebugLog log = DebugLog.of("software.amazon.awssdk.request", "com.amazonaws.request")) {
      fs.listStatus(new Path("."));
    }
    return null;
  }
}
