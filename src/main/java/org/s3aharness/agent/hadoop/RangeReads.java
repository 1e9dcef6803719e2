package org.s3aharness.agent.hadoop;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.ReadPlan;
import org.s3aharness.agent.scenario.Since;

/** Reads the ranges of a plan. */
final class RangeReads {
  private RangeReads() {}

  static List<Fingerprint> read(FileSystem fs, Path path, ReadPlan plan)
      throws IOException, ExecutionException, InterruptedException {
    try (FSDataInputStream in = open(fs, path, plan.opening())) {
      if (plan.way() == ReadPlan.Way.VECTORED) {
        return vectored(in, plan.ranges());
      }
      List<Fingerprint> read = new ArrayList<>();
      for (long[] range : plan.ranges()) {
        try (InputStream bytes = range(in, plan.way(), range[0], range[1])) {
          read.add(Fingerprint.of(bytes));
        }
      }
      return read;
    }
  }

  private static FSDataInputStream open(FileSystem fs, Path path, ReadPlan.Opening opening)
      throws IOException, ExecutionException, InterruptedException {
    if (opening == ReadPlan.Opening.PLAIN) {
      return fs.open(path);
    }
    FileStatus status = fs.getFileStatus(path);
    return fs.openFile(path).withFileStatus(status).build().get();
  }

  private static List<Fingerprint> vectored(FSDataInputStream in, List<long[]> ranges)
      throws IOException, ExecutionException, InterruptedException {
    try {
      return VectoredReads.read(in, ranges);
    } catch (NoClassDefFoundError | NoSuchMethodError tooOld) {
      throw Since.refusal("FSDataInputStream.readVectored", "3.3.5", tooOld);
    }
  }

  /** Returns the range as a stream of its own; closing it leaves {@code in} open. */
  private static InputStream range(FSDataInputStream in, ReadPlan.Way way, long offset, long length)
      throws IOException {
    if (way == ReadPlan.Way.SEEK) {
      in.seek(offset);
    }
    return new InputStream() {
      private long position = offset;

      @Override
      public int read() {
        throw new UnsupportedOperationException("read into a buffer");
      }

      @Override
      public int read(byte[] buffer, int off, int len) throws IOException {
        int wanted = (int) Math.min(len, offset + length - position);
        if (wanted == 0) {
          return -1;
        }
        int count = wanted;
        if (way == ReadPlan.Way.POSITIONED) {
          in.readFully(position, buffer, off, wanted);
        } else {
          count = in.read(buffer, off, wanted);
          if (count < 0) {
            throw new EOFException("the file ends at " + position + ", within the range to read");
          }
        }
        position += count;
        return count;
      }
    };
  }
}
