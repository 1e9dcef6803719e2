package org.s3aharness.store.local;

import java.nio.file.Path;
import java.util.Optional;
import org.s3aharness.store.connect.EndpointOptions;

/**
 * How to run LocalStack.
 *
 * @param how as a container, as a host process, or whichever can be had
 * @param region the region its buckets and keys are in; key ARNs carry it
 * @param log the file that its log is written to, appended where it exists
 * @param python a Python for the host process, as a path or a command; else one is looked for
 * @param cache the directory in which the host process's Python environment is made and kept
 */
public record LocalStackOptions(
    How how, String region, Path log, Optional<String> python, Path cache) {

  /** Ways to run it. */
  public enum How {
    /** A container where a Docker engine answers and has or gets the image, else a host process. */
    AUTO,
    /** A container or nothing. */
    CONTAINER,
    /** A host process or nothing. */
    HOST
  }

  /**
   * Either way, in {@value EndpointOptions#DEFAULT_REGION}, logging to this file, with the user's
   * cache directory ({@code XDG_CACHE_HOME}, else {@code ~/.cache}).
   */
  public static LocalStackOptions loggingTo(Path log) {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path caches =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return new LocalStackOptions(
        How.AUTO,
        EndpointOptions.DEFAULT_REGION,
        log.toAbsolutePath(),
        Optional.empty(),
        caches.resolve("s3a-encryption-harness").toAbsolutePath());
  }

  /** Run in this way. */
  public LocalStackOptions withHow(How way) {
    return new LocalStackOptions(way, region, log, python, cache);
  }

  /** In this region. */
  public LocalStackOptions withRegion(String name) {
    return new LocalStackOptions(how, name, log, python, cache);
  }

  /** The host process on this Python, a path or a command. */
  public LocalStackOptions withPython(String command) {
    return new LocalStackOptions(how, region, log, Optional.of(command), cache);
  }
}
