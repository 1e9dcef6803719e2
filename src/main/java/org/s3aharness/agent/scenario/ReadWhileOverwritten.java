package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;

/**
 * Opens a file and reads its last byte, overwrites the file, and then reads it from its beginning,
 * for which the reader has to send a new request.
 *
 * <p>Arguments: the file and its length, which the new content has, too. Returns the {@link
 * Fingerprint} of what was read from the beginning.
 */
public final class ReadWhileOverwritten implements Scenario {
  private static final int OTHER_SEED = 99;

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments)
      throws IOException {
    Path file = new Path(arguments[0]);
    long length = Long.parseLong(arguments[1]);
    try (FSDataInputStream in = fs.open(file)) {
      in.readFully(length - 1, new byte[1]);
      try (OutputStream out = fs.create(file, true)) {
        Content.ofSize(length).withSeed(OTHER_SEED).writeTo(out);
      }
      in.seek(0);
      return Fingerprint.of(in);
    }
  }
}
