package org.s3aharness.agent.scenario.setting;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.scenario.Scenario;

/**
 * Opens a filesystem, writes a file, renames it and reads it, while loggers are set to DEBUG.
 *
 * <p>Arguments: the size of the file, then the loggers. The file {@code renamed} holds {@code
 * Content.ofSize(size)} afterwards. Returns null.
 */
public final class WriteAtDebug implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    String[] loggers = Arrays.copyOfRange(arguments, 1, arguments.length);
    try (DebugLog log = DebugLog.of(loggers)) {
      work(fs, conf, Content.ofSize(Long.parseLong(arguments[0])));
    }
    return null;
  }

  private static void work(FileSystem fs, Configuration conf, Content content) throws Exception {
    Path file = fs.makeQualified(new Path("file"));
    Path renamed = fs.makeQualified(new Path("renamed"));
    try (FileSystem own = FileSystem.newInstance(fs.getUri(), conf)) {
      try (OutputStream out = own.create(file, /* overwrite= */ true)) {
        content.writeTo(out);
      }
      own.rename(file, renamed);
      try (InputStream in = own.open(renamed)) {
        if (!Fingerprint.of(in).equals(content.fingerprint())) {
          throw new IllegalStateException(
              "what was read of " + renamed + " is not what was written");
        }
      }
    }
  }
}
