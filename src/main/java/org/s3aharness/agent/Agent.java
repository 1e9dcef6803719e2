package org.s3aharness.agent;

import java.io.IOException;
import java.rmi.Remote;
import java.util.Set;

/** A JVM that runs one release's {@code S3AFileSystem} for the harness. */
public interface Agent extends Remote {
  /** What this agent runs on. */
  AgentInfo info() throws IOException;

  /**
   * Opens a new, uncached filesystem.
   *
   * @throws S3AFailure when Hadoop refuses the configuration or the store
   */
  S3AClient open(FileSystemSpec spec) throws IOException;

  /**
   * What Hadoop's {@code Configuration} makes of the spec for one property, variables expanded, or
   * null. Opens nothing.
   */
  String property(FileSystemSpec spec, String name) throws IOException;

  /**
   * Opens a filesystem, writes, reads, renames and deletes a small file with it, and tells which
   * properties were looked at meanwhile.
   *
   * @param names of properties to be told about
   * @throws S3AFailure when Hadoop refuses the configuration or the store
   */
  PropertiesRead propertiesRead(FileSystemSpec spec, Set<String> names) throws IOException;
}
