package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.tools.DistCp;
import org.apache.hadoop.tools.OptionsParser;

/**
 * Copies with the real DistCp, whose job runs in this JVM.
 *
 * <p>Arguments: those of DistCp itself, with source and target last, as full URIs. Per-bucket
 * settings say how each bucket is read and written. Returns null. Throws when the job fails.
 */
public final class DistCpCopy implements Scenario {
  private static final String POLL_MILLIS = "10";

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Configuration settings = settings(conf);
    try {
      new DistCp(settings, OptionsParser.parse(arguments)).execute();
      return null;
    } catch (LinkageError missing) {
      throw new IOException(
          "DistCp needs a class that is not on the classpath: " + missing, missing);
    } finally {
      int ends = arguments.length;
      for (String uri : Arrays.asList(arguments).subList(ends - 2, ends)) {
        FileSystem.get(URI.create(uri), settings).close(); // DistCp has cached it for later callers
      }
    }
  }

  private static Configuration settings(Configuration conf) {
    String tmp = "file:" + System.getProperty("java.io.tmpdir");
    Configuration settings = new Configuration(conf);
    settings.set("fs.defaultFS", "file:///");
    settings.set("mapreduce.framework.name", "local");
    settings.set("mapreduce.local.map.tasks.maximum", "4");
    settings.set("mapreduce.jobtracker.staging.root.dir", tmp + "/job-staging");
    settings.set("mapreduce.client.progressmonitor.pollinterval", POLL_MILLIS);
    settings.set("mapreduce.client.completion.pollinterval", POLL_MILLIS);
    return settings;
  }
}
