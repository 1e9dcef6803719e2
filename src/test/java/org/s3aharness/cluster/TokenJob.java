package org.s3aharness.cluster;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.conf.Configured;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.output.NullOutputFormat;
import org.apache.hadoop.util.Tool;
import org.apache.hadoop.util.ToolRunner;

/**
 * A MapReduce job whose tasks write a file each, with a delegation token that the client has
 * obtained with settings of its own. The job's configuration does not have these settings.
 */
public final class TokenJob extends Configured implements Tool {
  /** The beginning of each file that a task writes. */
  static final String TEXT = "A line of plain text that a task has written.\n";

  private static final String OUTPUT = "s3aharness.test.output";
  private static final String MEETING = "s3aharness.test.meeting";
  private static final String TASKS = "s3aharness.test.tasks";

  /**
   * Runs the job. The arguments are, after Hadoop's own: the file with the client's settings, a
   * local directory with one file for each task, the directory to write to, and a local directory
   * in which tasks wait until all of them run.
   */
  public static void main(String[] arguments) throws Exception {
    System.exit(ToolRunner.run(new TokenJob(), arguments));
  }

  @Override
  public int run(String[] arguments) throws Exception {
    Job job = Job.getInstance(getConf(), "token");
    job.setMapperClass(WriteFile.class);
    job.setNumReduceTasks(0);
    job.setOutputFormatClass(NullOutputFormat.class);
    FileInputFormat.addInputPath(job, new Path(arguments[1]));
    job.getConfiguration().set(OUTPUT, arguments[2]);
    job.getConfiguration().set(MEETING, arguments[3]);
    job.getConfiguration().setInt(TASKS, new File(arguments[1]).list().length);
    Configuration ofClient = new Configuration(getConf());
    ofClient.addResource(new Path(arguments[0]));
    try (FileSystem issuer = FileSystem.newInstance(URI.create(arguments[2]), ofClient)) {
      issuer.addDelegationTokens("yarn", job.getCredentials());
    }
    return job.waitForCompletion(true) ? 0 : 1;
  }

  /** Writes a file that is named after the node and the task. */
  static final class WriteFile extends Mapper<LongWritable, Text, NullWritable, NullWritable> {
    private static final long PATIENCE_SECONDS = 240;

    @Override
    protected void map(LongWritable position, Text line, Context context)
        throws IOException, InterruptedException {
      Configuration configuration = context.getConfiguration();
      meet(configuration, context.getTaskAttemptID().toString());
      Path file =
          new Path(
              configuration.get(OUTPUT),
              System.getenv("NM_HOST") + "/" + context.getTaskAttemptID().getTaskID());
      try (FileSystem s3a = FileSystem.newInstance(file.toUri(), configuration);
          OutputStream out = s3a.create(file)) {
        out.write(TEXT.getBytes(StandardCharsets.UTF_8));
      }
    }

    /** Waits until all tasks run, so that no node can run them one after another. */
    private static void meet(Configuration configuration, String task)
        throws IOException, InterruptedException {
      File place = new File(configuration.get(MEETING));
      Files.createFile(place.toPath().resolve(task));
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (place.list().length < configuration.getInt(TASKS, 0)) {
        if (System.nanoTime() > deadline) {
          throw new IOException("only " + place.list().length + " tasks run at once");
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }
}
