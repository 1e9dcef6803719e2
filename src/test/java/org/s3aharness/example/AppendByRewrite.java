package org.s3aharness.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IOUtils;
import org.s3aharness.agent.scenario.Scenario;

/**
 * S3 cannot append, so people rewrite a file through a temporary one. An example of a scenario:
 * plain Hadoop code, and the witnesses watch what it sends.
 */
public final class AppendByRewrite implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments)
      throws IOException {
    Path log = new Path("log");
    Path rewritten = new Path("log.tmp");
    write(fs, log, "first line\n");
    try (InputStream in = fs.open(log);
        OutputStream out = fs.create(rewritten)) {
      IOUtils.copyBytes(in, out, conf, false);
      out.write("second line\n".getBytes(StandardCharsets.UTF_8));
    }
    fs.delete(log, false);
    fs.rename(rewritten, log);
    return fs.getFileStatus(log).getLen();
  }

  private static void write(FileSystem fs, Path file, String text) throws IOException {
    try (OutputStream out = fs.create(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
