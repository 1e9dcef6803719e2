package org.s3aharness.store.local;

import java.nio.file.Path;
import java.util.Optional;
import org.s3aharness.store.connect.EndpointOptions;
import org.s3aharness.util.UserCache;

/**
 * The way in which to run LocalStack.
 *
 * @param hosting as a container, as a host process, or as whichever is possible
 * @param region the region that its buckets and keys are in, which is part of key ARNs
 * @param log the file that its log is appended to
 * @param python the Python for the host process, as a path or a command; empty to look for one
 * @param cache the directory in which the Python environment of the host process is created and
 *     kept
 * @param servicesLater whether the store is returned while its services are still being loaded; its
 *     clients then wait for them
 */
public record LocalStackOptions(
    Hosting hosting,
    String region,
    Path log,
    Optional<String> python,
    Path cache,
    boolean servicesLater) {

  /** The ways to run LocalStack. */
  public enum Hosting {
    /**
     * Runs a container if a Docker engine answers and has, or gets, the image; otherwise a host
     * process.
     */
    AUTO,
    /** Runs a container; without a Docker engine the start fails. */
    CONTAINER,
    /** Runs a host process. */
    HOST
  }

  /**
   * Returns options for either way, in {@value EndpointOptions#DEFAULT_REGION}, with this log and
   * the user's cache directory ({@code XDG_CACHE_HOME}, or else {@code ~/.cache}).
   */
  public static LocalStackOptions loggingTo(Path log) {
    return new LocalStackOptions(
        Hosting.AUTO,
        EndpointOptions.DEFAULT_REGION,
        log.toAbsolutePath(),
        Optional.empty(),
        UserCache.directory(),
        /* servicesLater= */ false);
  }

  /** Returns these options for this way of running it. */
  public LocalStackOptions withHosting(Hosting way) {
    return new LocalStackOptions(way, region, log, python, cache, servicesLater);
  }

  /** Returns these options in this region. */
  public LocalStackOptions withRegion(String name) {
    return new LocalStackOptions(hosting, name, log, python, cache, servicesLater);
  }

  /** Returns these options with this Python, a path or a command, for the host process. */
  public LocalStackOptions withPython(String command) {
    return new LocalStackOptions(hosting, region, log, Optional.of(command), cache, servicesLater);
  }

  /**
   * Returns these options for a store that is returned as soon as it answers, so that other things
   * can be started while it loads its services. Before anything but the store's own clients sends a
   * request to it, one of these must have been used.
   */
  public LocalStackOptions withServicesLater() {
    return new LocalStackOptions(hosting, region, log, python, cache, /* servicesLater= */ true);
  }
}
