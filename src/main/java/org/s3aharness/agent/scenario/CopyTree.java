package org.s3aharness.agent.scenario;

import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;

/**
 * Copies a directory within the filesystem, as {@code hadoop fs -cp} does: reads and writes.
 *
 * <p>Arguments: the directory, then the name of the copy; existing files are overwritten. Returns
 * null.
 */
public final class CopyTree implements Scenario {
  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Path source = fs.makeQualified(new Path(arguments[0]));
    Path target = fs.makeQualified(new Path(arguments[1]));
    fs.mkdirs(target);
    for (FileStatus entry : fs.listStatus(source)) {
      FileUtil.copy(
          fs,
          entry.getPath(),
          fs,
          target, // being a directory, it takes the entry under its own name
          /* deleteSource= */ false,
          /* overwrite= */ true,
          conf);
    }
    return null;
  }
}
