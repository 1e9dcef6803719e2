package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.s3aharness.agent.Content;

/**
 * Writes a file through {@code FileSystem.createFile} with options that the filesystem must know.
 *
 * <p>Arguments: the file, which is overwritten if it exists; its size; then the options, each as
 * {@code name=value}. The file holds {@code Content.ofSize(size)} afterwards. Returns null.
 */
public final class CreateWithOptions implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments)
      throws IOException {
    Path file = fs.makeQualified(new Path(arguments[0]));
    FSBuilder<?, ?> builder = fs.createFile(file).recursive().overwrite(true);
    NamedValues.of(arguments, 2).forEach((name, value) -> builder.must(name, value));
    try (OutputStream out = (OutputStream) builder.build()) {
      Content.ofSize(Long.parseLong(arguments[1])).writeTo(out);
    }
    return null;
  }
}
