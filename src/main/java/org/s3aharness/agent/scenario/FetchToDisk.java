package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.s3aharness.agent.Fingerprint;

/**
 * Fetches a file, or the files of a directory joined into one, to the local disk by a command of
 * {@code hadoop fs}.
 *
 * <p>Arguments: {@code -get} or {@code -getmerge}; the file or directory. Returns the {@link
 * Fingerprint} of the local file. Throws when the command fails.
 */
public final class FetchToDisk implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Path directory = Files.createTempDirectory("fetched");
    try {
      Path fetched = directory.resolve("file");
      Serializable code =
          new RunShell().run(fs, conf, arguments[0], arguments[1], fetched.toUri().toString());
      if (!code.equals(0)) {
        throw new IOException(
            "hadoop fs " + arguments[0] + " ended with " + code + "; the log says why");
      }
      try (InputStream in = Files.newInputStream(fetched)) {
        return Fingerprint.of(in);
      }
    } finally {
      FileUtil.fullyDelete(directory.toFile());
    }
  }
}
