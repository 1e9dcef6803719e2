package org.s3aharness.agent.scenario.job;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.input.FixedLengthInputFormat;
import org.apache.hadoop.mapreduce.lib.output.NullOutputFormat;
import org.s3aharness.agent.scenario.Scenario;

/**
 * Runs a real MapReduce job that splits the files of a directory by their lengths, as jobs on text,
 * Parquet or ORC do, and reads records of a fixed length. {@code FixedLengthInputFormat} fails if a
 * file's length, as it is listed, is no multiple of that length.
 *
 * <p>Arguments: the directory; the length of a record and the greatest length of a split, in bytes.
 * Returns a map: {@code splits} and {@code records} are their numbers, {@code crc} is the sum of
 * the records' CRC-32. Throws when the job fails.
 */
public final class SplitJob implements Scenario {
  private static final String NUMBER = "s3aharness.split-job.number";

  /** Holds what the tasks have counted, by job. The local runner runs them in this JVM. */
  private static final Map<String, HashMap<String, Long>> COUNTS = new ConcurrentHashMap<>();

  /** Counts the splits and records of one task. */
  public static final class Counter
      extends Mapper<LongWritable, BytesWritable, NullWritable, NullWritable> {
    @Override
    public void run(Context context) throws IOException, InterruptedException {
      long records = 0;
      long sum = 0;
      while (context.nextKeyValue()) {
        CRC32 crc = new CRC32();
        BytesWritable record = context.getCurrentValue();
        crc.update(record.getBytes(), 0, record.getLength());
        records++;
        sum += crc.getValue();
      }
      add(context.getConfiguration(), records, sum);
    }
  }

  private static void add(Configuration conf, long records, long sum) {
    HashMap<String, Long> counts = COUNTS.get(conf.get(NUMBER));
    synchronized (counts) {
      counts.merge("splits", 1L, Long::sum);
      counts.merge("records", records, Long::sum);
      counts.merge("crc", sum, Long::sum);
    }
  }

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Job job = LocalJob.of(conf, "split-job", 2);
    String number = String.valueOf(System.nanoTime());
    job.getConfiguration().set(NUMBER, number);
    FixedLengthInputFormat.setRecordLength(job.getConfiguration(), Integer.parseInt(arguments[1]));
    FileInputFormat.addInputPath(job, fs.makeQualified(new Path(arguments[0])));
    FileInputFormat.setMaxInputSplitSize(job, Long.parseLong(arguments[2]));
    job.setInputFormatClass(FixedLengthInputFormat.class);
    job.setMapperClass(Counter.class);
    job.setOutputFormatClass(NullOutputFormat.class);
    HashMap<String, Long> counts = new HashMap<>();
    COUNTS.put(number, counts);
    try {
      if (!job.waitForCompletion(/* verbose= */ false)) {
        throw new IOException(
            "job " + job.getJobID() + " failed; Hadoop's local runner tells why only in the log");
      }
      synchronized (counts) {
        return new HashMap<>(counts);
      }
    } finally {
      COUNTS.remove(number);
    }
  }
}
