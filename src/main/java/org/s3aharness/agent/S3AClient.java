package org.s3aharness.agent;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.rmi.Remote;
import java.util.List;
import java.util.Map;

/**
 * One open {@code S3AFileSystem} in an agent: the dozen operations that every case needs. Paths are
 * relative to the URI that it was opened with, without a leading slash. Anything richer is a
 * scenario, see {@link #run}.
 *
 * <p>Every method throws {@link S3AFailure} for what S3A itself threw, and another {@code
 * IOException} when the agent could not be reached.
 */
public interface S3AClient extends Remote, Closeable {
  /** Creates the file, overwriting it if it exists, writes the content and closes it. */
  void write(String path, Content content) throws IOException;

  /** Opens the file and reads it from start to end. */
  Fingerprint read(String path) throws IOException;

  /** Reads the ranges of the plan; the results are in the plan's order. */
  List<Fingerprint> read(String path, ReadPlan plan) throws IOException;

  /** Calls {@code FileSystem.mkdirs}. */
  boolean mkdirs(String path) throws IOException;

  /** Calls {@code FileSystem.rename}. */
  boolean rename(String source, String target) throws IOException;

  /** Calls {@code FileSystem.delete}. */
  boolean delete(String path, boolean recursive) throws IOException;

  /** Calls {@code FileSystem.getFileStatus}. */
  FileState status(String path) throws IOException;

  /** Calls {@code FileSystem.listStatus}, or {@code listFiles(path, true)} when recursive. */
  List<FileState> list(String path, boolean recursive) throws IOException;

  /** Calls {@code FileSystem.getContentSummary}. */
  ContentTotals contentSummary(String path) throws IOException;

  /** Calls {@code FileSystem.copyFromLocalFile} with a temporary file made of the content. */
  void copyFromLocal(Content content, String target) throws IOException;

  /** Calls {@code FileSystem.getXAttrs}and returns the values as UTF-8 text. */
  Map<String, String> xattrs(String path) throws IOException;

  /** Calls {@code FileSystem.getFileChecksum} and returns its text, or null when S3A gives none. */
  String checksum(String path) throws IOException;

  /**
   * Runs a scenario: a class on the agent's classpath that implements {@code
   * org.s3aharness.agent.scenario.Scenario}, given the open filesystem, its configuration and the
   * arguments.
   *
   * @return what the scenario returned: null, or JDK types only
   */
  Serializable run(String scenarioClass, String... arguments) throws IOException;

  /** Closes the filesystem. Parts of it that send nothing any more may linger for a few seconds. */
  @Override
  void close() throws IOException;
}
