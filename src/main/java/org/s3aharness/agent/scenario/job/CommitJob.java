package org.s3aharness.agent.scenario.job;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.commit.files.SuccessData;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.s3aharness.agent.scenario.Scenario;

/**
 * Runs a real MapReduce job, map-only and in this JVM, that writes its files through an S3A
 * committer.
 *
 * <p>Arguments: the output directory, which must not exist; the committer, as {@code
 * fs.s3a.committer.name} has it; then the size in bytes of each file. A task whose size is negative
 * writes as many bytes and then fails. The file {@code part-m-0000n} holds {@code
 * Content.ofSize(size n).withSeed(n + 1)}, n from 0. Returns the list of the files, sorted,
 * relative to the filesystem's root. Throws when the job fails, or when its {@code _SUCCESS} is not
 * the manifest of that committer.
 */
public final class CommitJob implements Scenario {
  /** The committer that writes no manifest. */
  private static final String RENAMING = "file";

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Path output = fs.makeQualified(new Path(arguments[0]));
    String committer = arguments[1];
    String sizes = String.join(",", Arrays.asList(arguments).subList(2, arguments.length));
    complete(job(conf, output, committer, sizes));
    requireManifest(fs, output, committer);
    return files(fs, output);
  }

  /** Returns a job that writes these files, and is yet to be run. */
  static Job job(Configuration conf, Path output, String committer, String sizes)
      throws IOException {
    Job job = LocalJob.of(conf, "commit-job", 4);
    Configuration settings = job.getConfiguration();
    settings.set(ContentJob.SIZES, sizes);
    settings.set(
        "mapreduce.outputcommitter.factory.scheme.s3a",
        "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory");
    settings.set("fs.s3a.committer.name", committer);
    settings.set("fs.s3a.committer.magic.enabled", "true");
    settings.set("fs.s3a.committer.staging.tmp.path", LocalJob.temporary() + "/committer-staging");
    settings.set("fs.s3a.committer.staging.unique-filenames", "false");
    job.setInputFormatClass(ContentJob.Sizes.class);
    job.setMapperClass(Mapper.class);
    job.setOutputFormatClass(ContentJob.Files.class);
    FileOutputFormat.setOutputPath(job, output);
    return job;
  }

  private static void complete(Job job)
      throws IOException, InterruptedException, ClassNotFoundException {
    if (!job.waitForCompletion(/* verbose= */ false)) {
      throw new IOException(
          "job " + job.getJobID() + " failed; Hadoop's local runner tells why only in the log");
    }
  }

  private static void requireManifest(FileSystem fs, Path output, String committer)
      throws IOException {
    Path marker = new Path(output, "_SUCCESS");
    FileStatus status = fs.getFileStatus(marker);
    if (committer.equals(RENAMING)) {
      return; // whose marker is empty
    }
    if (status.getLen() == 0) {
      throw new IOException(marker + " is empty: the job was not committed by an S3A committer");
    }
    SuccessData manifest = SuccessData.load(fs, marker);
    if (!committer.equals(manifest.getCommitter())) {
      throw new IOException(
          marker + " is by committer " + manifest.getCommitter() + " instead of " + committer);
    }
  }

  private static ArrayList<String> files(FileSystem fs, Path output) throws IOException {
    URI here = fs.getWorkingDirectory().toUri();
    ArrayList<String> files = new ArrayList<>();
    for (FileStatus status : fs.listStatus(output)) {
      if (!status.getPath().getName().startsWith("_")) {
        files.add(here.relativize(status.getPath().toUri()).getPath());
      }
    }
    files.sort(null);
    return files;
  }
}
