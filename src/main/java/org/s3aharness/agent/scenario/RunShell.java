package org.s3aharness.agent.scenario;

import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FsShell;

/**
 * Runs one command of {@code hadoop fs} in this JVM. Its default filesystem is the one that is
 * open, so paths need no scheme.
 *
 * <p>Arguments: those of the command. Returns its exit code. What it prints is in the agent's log.
 */
public final class RunShell implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Configuration settings = new Configuration(conf);
    FileSystem.setDefaultUri(settings, fs.getUri());
    try {
      return new FsShell(settings).run(arguments);
    } finally {
      FileSystem.get(settings).close(); // the shell has cached it for later callers
    }
  }
}
