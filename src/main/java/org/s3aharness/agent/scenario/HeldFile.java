package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.s3aharness.agent.Fingerprint;

/**
 * Holds a file open from one call to a later one.
 *
 * <p>Arguments: what to do, then the file. {@code open} asks for the file's status, opens it, reads
 * its last byte, and returns null. {@code read} reads the file from its beginning with the reader
 * that has it open, and {@code reopen} opens it with the status that it had then; both return the
 * {@link Fingerprint} of what they read.
 */
public final class HeldFile implements Scenario {
  private static final Map<Path, HeldFile> HELD = new ConcurrentHashMap<>();

  private FileStatus status;
  private FSDataInputStream in;

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments)
      throws IOException, ExecutionException, InterruptedException {
    Path file = fs.makeQualified(new Path(arguments[1]));
    switch (arguments[0]) {
      case "open":
        status = fs.getFileStatus(file);
        in = fs.open(file);
        in.readFully(status.getLen() - 1, new byte[1]);
        HELD.put(file, this);
        return null;
      case "read":
        try (FSDataInputStream held = HELD.get(file).in) {
          held.seek(0);
          return Fingerprint.of(held);
        }
      case "reopen":
        FileStatus then = HELD.remove(file).status;
        try (InputStream again = fs.openFile(file).withFileStatus(then).build().get()) {
          return Fingerprint.of(again);
        }
      default:
        throw new IllegalArgumentException(arguments[0]);
    }
  }
}
