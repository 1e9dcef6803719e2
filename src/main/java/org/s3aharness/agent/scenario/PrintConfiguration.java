package org.s3aharness.agent.scenario;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Prints the configuration as {@code hadoop org.apache.hadoop.conf.Configuration} does.
 *
 * <p>No arguments. Returns what was printed, an XML document.
 */
public final class PrintConfiguration implements Scenario {
  private static final String UTF_8 = "UTF-8";

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, /* autoFlush= */ true, UTF_8));
    try {
      Configuration.main(new String[0]);
    } finally {
      System.out.flush();
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }
}
