package org.s3aharness.agent.scenario.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.mapreduce.InputFormat;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.s3aharness.agent.Content;

/**
 * Provides input and output of a job whose task {@code n}, counted from 0, writes one file with the
 * content {@code Content.ofSize(sizes[n]).withSeed(n + 1)}. Its records are pairs of size and seed.
 * A task whose size is negative fails after it has written as many bytes.
 */
final class ContentJob {
  /** Names the property with the sizes in bytes, separated by commas. */
  static final String SIZES = "s3aharness.commit-job.sizes";

  private ContentJob() {}

  /** Makes one split for each size. */
  public static final class Sizes extends InputFormat<LongWritable, LongWritable> {
    @Override
    public List<InputSplit> getSplits(JobContext context) {
      List<InputSplit> splits = new ArrayList<>();
      for (String size : context.getConfiguration().getTrimmedStrings(SIZES)) {
        splits.add(new Split(Long.parseLong(size), splits.size() + 1));
      }
      return splits;
    }

    @Override
    public RecordReader<LongWritable, LongWritable> createRecordReader(
        InputSplit split, TaskAttemptContext context) {
      return new OneRecord();
    }
  }

  /** Represents one file to write. */
  public static final class Split extends InputSplit implements Writable {
    private long size;
    private long seed;

    /** Is needed by Hadoop, which fills the object through {@link #readFields}. */
    public Split() {}

    Split(long size, long seed) {
      this.size = size;
      this.seed = seed;
    }

    /**
     * Returns the same length for all splits. Hadoop numbers tasks by length, largest first, and
     * keeps equal ones in order.
     */
    @Override
    public long getLength() {
      return 0;
    }

    @Override
    public String[] getLocations() {
      return new String[0];
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeLong(size);
      out.writeLong(seed);
    }

    @Override
    public void readFields(DataInput in) throws IOException {
      size = in.readLong();
      seed = in.readLong();
    }
  }

  private static final class OneRecord extends RecordReader<LongWritable, LongWritable> {
    private Split split;
    private boolean read;

    @Override
    public void initialize(InputSplit inputSplit, TaskAttemptContext context) {
      split = (Split) inputSplit;
    }

    @Override
    public boolean nextKeyValue() {
      boolean first = !read;
      read = true;
      return first;
    }

    @Override
    public LongWritable getCurrentKey() {
      return new LongWritable(split.size);
    }

    @Override
    public LongWritable getCurrentValue() {
      return new LongWritable(split.seed);
    }

    @Override
    public float getProgress() {
      return read ? 1 : 0;
    }

    @Override
    public void close() {}
  }

  /** Writes the content of a record to the file that the committer gives the task. */
  public static final class Files extends FileOutputFormat<LongWritable, LongWritable> {
    @Override
    public RecordWriter<LongWritable, LongWritable> getRecordWriter(TaskAttemptContext context)
        throws IOException {
      Path file = getDefaultWorkFile(context, "");
      FSDataOutputStream out =
          file.getFileSystem(context.getConfiguration()).create(file, /* overwrite= */ false);
      return new RecordWriter<LongWritable, LongWritable>() {
        @Override
        public void write(LongWritable size, LongWritable seed) throws IOException {
          Content.ofSize(Math.abs(size.get())).withSeed(seed.get()).writeTo(out);
          if (size.get() < 0) {
            throw new IOException("the task fails on purpose after " + -size.get() + " bytes");
          }
        }

        @Override
        public void close(TaskAttemptContext ignored) throws IOException {
          out.close();
        }
      };
    }
  }
}
