package org.s3aharness.agent.scenario.setting;

import java.io.OutputStream;
import java.io.Serializable;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.scenario.NamedValues;
import org.s3aharness.agent.scenario.Scenario;

/**
 * Writes a file with the filesystem's own configuration and another with a changed one, each
 * through {@code FileSystem.get}, as a job does that writes two data sets.
 *
 * <p>Arguments: whether Hadoop's cache of filesystems is in use; the size of each file; the name of
 * the first file, then that of the second; then the settings that are changed for the second, each
 * as {@code name=value}. A file holds {@code Content.ofSize(size)}. Returns the number of
 * filesystems that were used.
 */
public final class DataSets implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Configuration first = new Configuration(conf);
    first.setBoolean("fs.s3a.impl.disable.cache", !Boolean.parseBoolean(arguments[0]));
    Configuration second = new Configuration(first);
    NamedValues.of(arguments, 4).forEach(second::set);
    Content content = Content.ofSize(Long.parseLong(arguments[1]));
    Set<FileSystem> used = Collections.newSetFromMap(new IdentityHashMap<>());
    try {
      used.add(write(first, fs.makeQualified(new Path(arguments[2])), content));
      used.add(write(second, fs.makeQualified(new Path(arguments[3])), content));
      return used.size();
    } finally {
      for (FileSystem each : used) {
        each.close();
      }
    }
  }

  private static FileSystem write(Configuration conf, Path file, Content content) throws Exception {
    FileSystem fs = FileSystem.get(file.toUri(), conf);
    try (OutputStream out = fs.create(file, /* overwrite= */ true)) {
      content.writeTo(out);
    }
    return fs;
  }
}
