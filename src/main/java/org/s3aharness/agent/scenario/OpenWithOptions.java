package org.s3aharness.agent.scenario;

import java.io.InputStream;
import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.s3aharness.agent.Fingerprint;

/**
 * Reads a file from start to end that is opened through {@code FileSystem.openFile} with options
 * that the filesystem must know.
 *
 * <p>Arguments: the file, then the options, each as {@code name=value}. Returns the {@link
 * Fingerprint} of what was read.
 */
public final class OpenWithOptions implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    FSBuilder<?, ?> builder = fs.openFile(fs.makeQualified(new Path(arguments[0])));
    NamedValues.of(arguments, 1).forEach((name, value) -> builder.must(name, value));
    try (InputStream in = (InputStream) ((CompletableFuture<?>) builder.build()).get()) {
      return Fingerprint.of(in);
    }
  }
}
