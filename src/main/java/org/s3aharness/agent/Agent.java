package org.s3aharness.agent;

import java.io.IOException;
import java.rmi.Remote;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JVM that runs one release's {@code S3AFileSystem} for the harness. */
public interface Agent extends Remote {
  /** Returns what this agent runs on. */
  AgentInfo info() throws IOException;

  /**
   * Opens a new, uncached filesystem.
   *
   * @throws S3AFailure when Hadoop refuses the configuration or the store
   */
  S3AClient open(FileSystemSpec spec) throws IOException;

  /**
   * Returns what Hadoop's {@code Configuration} makes of the spec for one property, with variables
   * expanded, or null where the property is unset. This opens no filesystem.
   */
  String property(FileSystemSpec spec, String name) throws IOException;

  /**
   * Opens a filesystem, writes, reads, renames and deletes a small file with it, and reports which
   * properties Hadoop looked up meanwhile.
   *
   * @param names of the properties to report on
   * @throws S3AFailure when Hadoop refuses the configuration or the store
   */
  PropertiesRead propertiesRead(FileSystemSpec spec, Set<String> names) throws IOException;

  /**
   * Returns what Hadoop makes of the spec's files. This opens no filesystem.
   *
   * @param names of the properties to report; a deprecated one by the name that replaced it
   * @param buckets whose encryption S3A is asked to work out
   * @throws S3AFailure when Hadoop cannot read the files
   */
  ConfigurationReading read(FileSystemSpec spec, Set<String> names, List<String> buckets)
      throws IOException;

  /**
   * Returns the S3A secrets (entries whose names begin with {@code fs.s3a.}) in the credential
   * stores that the spec names for its bucket, by name, as the release's S3A reads them.
   *
   * @throws S3AFailure when a store cannot be opened
   */
  Map<String, String> secrets(FileSystemSpec spec) throws IOException;
}
