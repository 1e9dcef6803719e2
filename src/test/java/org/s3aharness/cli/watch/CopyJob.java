package org.s3aharness.cli.watch;

import java.io.IOException;
import org.apache.hadoop.conf.Configured;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.util.Tool;
import org.apache.hadoop.util.ToolRunner;

/**
 * A MapReduce job that repeats each line of its input, so that a task writes more than one part of
 * an upload. The last line of a task's input can be made to fail it.
 */
public final class CopyJob extends Configured implements Tool {
  /** The name of the setting that fails every task at its end. */
  static final String FAILS = "s3aharness.test.fails";

  /** Runs the job. The arguments are the input and the output directory, after Hadoop's own. */
  public static void main(String[] arguments) throws Exception {
    System.exit(ToolRunner.run(new CopyJob(), arguments));
  }

  @Override
  public int run(String[] arguments) throws Exception {
    Job job = Job.getInstance(getConf(), "copy");
    job.setJarByClass(CopyJob.class);
    job.setMapperClass(Repeat.class);
    job.setNumReduceTasks(0);
    job.setOutputKeyClass(NullWritable.class);
    job.setOutputValueClass(Text.class);
    FileInputFormat.addInputPath(job, new Path(arguments[0]));
    FileOutputFormat.setOutputPath(job, new Path(arguments[1]));
    return job.waitForCompletion(true) ? 0 : 1;
  }

  /** Writes each line until more than the smallest part of an upload, 5 MiB, is written. */
  static final class Repeat extends Mapper<LongWritable, Text, NullWritable, Text> {
    private static final int ENOUGH = 6 << 20;

    @Override
    protected void map(LongWritable position, Text line, Context context)
        throws IOException, InterruptedException {
      Text longer = new Text(line.toString().repeat(1000));
      for (int written = 0; written < ENOUGH; written += longer.getLength()) {
        context.write(NullWritable.get(), longer);
      }
      if (context.getConfiguration().getBoolean(FAILS, false)) {
        throw new IOException("this task is meant to fail");
      }
    }
  }
}
