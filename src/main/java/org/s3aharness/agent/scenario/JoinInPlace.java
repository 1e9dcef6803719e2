package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Calls {@code FileSystem.concat}, or {@code append}, as tools do that join files where they are.
 *
 * <p>Arguments: {@code concat} or {@code append}; the file to which something is added; for {@code
 * concat}, the files whose content is to be moved to its end. Returns null.
 */
public final class JoinInPlace implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments)
      throws IOException {
    Path target = fs.makeQualified(new Path(arguments[1]));
    if (arguments[0].equals("append")) {
      fs.append(target).close();
      return null;
    }
    Path[] sources = new Path[arguments.length - 2];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = fs.makeQualified(new Path(arguments[i + 2]));
    }
    fs.concat(target, sources);
    return null;
  }
}
