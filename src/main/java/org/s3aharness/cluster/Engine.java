package org.s3aharness.cluster;

import java.io.IOException;
import java.nio.file.Path;
import org.s3aharness.release.ReleaseException;

/**
 * What runs tasks on a cluster's nodes. Its client is a process of its own, since the harness has
 * neither Hadoop nor Spark on its classpath.
 */
public sealed interface Engine permits YarnEngine, SparkEngine {
  /** Returns the engine's name, as its users write it. */
  String title();

  /**
   * Prepares a process that submits a job, follows it, and reports events in lines.
   *
   * @param job the file with the job's description
   * @param fetched the directory for the results
   * @throws ReleaseException if the harness was not built as a jar
   */
  ProcessBuilder submit(Path job, Path fetched) throws IOException, ReleaseException;

  /**
   * Prepares a process that follows an application that was submitted before.
   *
   * @param staging the parent of the staging directories
   * @param fetched the directory for the results
   * @throws ReleaseException if the harness was not built as a jar
   * @throws org.s3aharness.encryption.UsageException if an application ends with its client
   */
  ProcessBuilder attach(String application, String staging, Path fetched) throws ReleaseException;

  /** Returns a sentence on what becomes of an application if this process dies. */
  String ifThisProcessDies(String application);

  /** Returns a sentence on what to correct if the cluster refuses an application. */
  String ifRefused();

  /** Returns a sentence on what to check if the cluster cannot be used. */
  String ifUnusable();
}
