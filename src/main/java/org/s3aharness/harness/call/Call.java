package org.s3aharness.harness.call;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One call that a case made. It holds no secret: keys appear as the variables that stand for them.
 *
 * @param client the number of the filesystem that it was made on, counted from 1; 0 for a call that
 *     was made on none
 * @param operation the method of {@link org.s3aharness.agent.S3AClient}, or {@link #OPEN}, or
 *     {@link #ENCRYPT_BY_DEFAULT}
 * @param arguments its arguments as texts; the content of a file is given by size and seed
 * @param settings what the filesystem was opened with; empty for other calls
 * @param failure the class of the exception that it threw; empty if it threw none
 */
public record Call(
    int client,
    String operation,
    List<String> arguments,
    Map<String, String> settings,
    String failure) {
  /** The operation that opens a filesystem. Its arguments are bucket and prefix. */
  public static final String OPEN = "open";

  /**
   * The operation that sets a bucket's default encryption. Its arguments are the bucket, the
   * algorithm and the key, which may be empty.
   */
  public static final String ENCRYPT_BY_DEFAULT = "encryptByDefault";

  /** The operation that runs a scenario. Its argument is the class. */
  public static final String SCENARIO = "run";

  /** Returns the same call with other names in its arguments and settings. */
  Call named(UnaryOperator<String> naming) {
    Map<String, String> named = new TreeMap<>();
    settings.forEach((name, value) -> named.put(naming.apply(name), naming.apply(value)));
    return new Call(client, operation, arguments.stream().map(naming).toList(), named, failure);
  }
}
