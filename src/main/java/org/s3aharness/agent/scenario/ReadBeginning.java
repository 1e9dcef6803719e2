package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Opens a file, reads its first byte and closes it, as a job does that looks at a header.
 *
 * <p>Arguments: the file. Returns the byte.
 */
public final class ReadBeginning implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments)
      throws IOException {
    try (FSDataInputStream in = fs.open(new Path(arguments[0]))) {
      return in.read();
    }
  }
}
