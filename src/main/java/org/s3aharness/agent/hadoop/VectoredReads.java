package org.s3aharness.agent.hadoop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileRange;
import org.s3aharness.agent.Fingerprint;

/**
 * Reads with vectored I/O. It is a class of its own, loaded only when a plan asks for it, because
 * releases before 3.3.5 lack the types.
 */
final class VectoredReads {
  private VectoredReads() {}

  /**
   * Reads ranges, each of which is held in memory as a whole: Hadoop's interface offers no other
   * way.
   */
  static List<Fingerprint> read(FSDataInputStream in, List<long[]> ranges)
      throws IOException, ExecutionException, InterruptedException {
    List<FileRange> fileRanges = new ArrayList<>();
    for (long[] range : ranges) {
      fileRanges.add(FileRange.createFileRange(range[0], Math.toIntExact(range[1])));
    }
    in.readVectored(fileRanges, ByteBuffer::allocate);
    List<Fingerprint> read = new ArrayList<>();
    for (FileRange range : fileRanges) {
      ByteBuffer data = range.getData().get();
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      try (InputStream stream = new ByteArrayInputStream(bytes)) {
        read.add(Fingerprint.of(stream));
      }
    }
    return read;
  }
}
