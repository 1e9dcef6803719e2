package org.s3aharness.agent.scenario.job;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.OutputCommitter;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.JobContextImpl;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.s3aharness.agent.scenario.Scenario;

/**
 * Calls a committer as MapReduce and Spark do when the first attempt of a task is aborted after it
 * has written its file, as a speculative attempt is that comes second. Nothing of the attempt may
 * be left, although the job goes on.
 *
 * <p>Arguments: the phase; the output directory; the committer, as {@code fs.s3a.committer.name}
 * has it; the size of the file in bytes. The phases, which are run one after the other: {@code
 * abort} sets the job up, writes with the first attempt and aborts it; {@code commit} writes with
 * the second attempt and commits it and the job. The file {@code part-m-00000} then holds {@code
 * Content.ofSize(size).withSeed(2)}; the first attempt wrote with seed 1. Returns null.
 */
public final class AbortedTask implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Path output = fs.makeQualified(new Path(arguments[1]));
    Configuration settings =
        CommitJob.job(conf, output, arguments[2], arguments[3]).getConfiguration();
    // Otherwise the commit of the job would abort what the abort of the task has forgotten.
    settings.set("fs.s3a.committer.abort.pending.uploads", "false");
    JobID job = new JobID(Integer.toUnsignedString(output.hashCode()), 1);
    int number = arguments[0].equals("abort") ? 0 : 1;
    TaskAttemptContext attempt =
        new TaskAttemptContextImpl(
            settings, new TaskAttemptID(new TaskID(job, TaskType.MAP, 0), number));
    ContentJob.Files format = new ContentJob.Files();
    OutputCommitter committer = format.getOutputCommitter(attempt);
    if (number == 0) {
      committer.setupJob(new JobContextImpl(settings, job));
    }
    committer.setupTask(attempt);
    RecordWriter<LongWritable, LongWritable> writer = format.getRecordWriter(attempt);
    writer.write(new LongWritable(Long.parseLong(arguments[3])), new LongWritable(number + 1));
    writer.close(attempt);
    if (!committer.needsTaskCommit(attempt)) {
      throw new IOException("the committer does not see what " + attempt + " has written");
    }
    if (number == 0) {
      committer.abortTask(attempt);
    } else {
      committer.commitTask(attempt);
      committer.commitJob(new JobContextImpl(settings, job));
    }
    return null;
  }
}
