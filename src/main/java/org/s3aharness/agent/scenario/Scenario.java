package org.s3aharness.agent.scenario;

import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * A piece of plain Hadoop code that the harness runs inside an agent, on a real filesystem, with
 * its witnesses (wire log, store, stored bytes) watching. Write one to reproduce a bug or to try
 * what the harness has no operation for:
 *
 * <pre>{@code
 * public class AppendTwice implements Scenario {
 *   public Serializable run(FileSystem fs, Configuration conf, String... arguments)
 *       throws Exception {
 *     Path file = new Path(arguments[0]);
 *     try (FSDataOutputStream out = fs.create(file)) {
 *       out.writeUTF("once");
 *     }
 *     return fs.getFileStatus(file).getLen();
 *   }
 * }
 * }</pre>
 *
 * <p>Use relative paths: the filesystem's working directory is where the case may work: the root of
 * its own bucket, or a directory in a bucket that it shares with others.
 *
 * <p>Compile it against the release's own jars and the agent's jar, for the Java version of the
 * release's JVM, and put its jar on the agent's classpath with {@code --extra-classpath}. The class
 * must be public, with a public constructor without parameters; a new object is made for each run.
 *
 * <p>{@code FileSystem.get} and {@code Path.getFileSystem} with the given configuration may be used
 * for the bucket at hand: what they cached is closed afterwards. For other buckets use {@code
 * FileSystem.newInstance} and close it, since the cache would hand it to later cases.
 *
 * <p>What it returns crosses to another JVM that has no Hadoop: null, or serializable objects of
 * JDK types alone ({@code String}, boxed numbers, {@code ArrayList}, {@code HashMap}, arrays …) or
 * of {@code org.s3aharness.agent}. Anything else is refused, by name. Whatever it throws reaches
 * the case as an {@code S3AFailure} that carries class names, messages and AWS's answer.
 */
public interface Scenario {
  /**
   * Does the work.
   *
   * @param fs is opened for this case and closed by the harness; do not close it
   * @param conf what the filesystem was opened with. Give it (or a copy) to whatever needs a
   *     configuration, such as a {@code Job}; do not change it in place
   * @param arguments from the case or the command line; never null
   * @return null or JDK types only
   * @throws Exception anything; it fails the case unless the case expects it
   */
  Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception;
}
