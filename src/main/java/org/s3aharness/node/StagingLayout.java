package org.s3aharness.node;

/**
 * Where a job's files are, relative to its staging directory:
 *
 * <pre>
 * job.properties            what is to be run
 * cancel                    there once somebody wants the job to end
 * tasks/T/A/                what attempt A of task T has brought so far
 * done/T.zip                the run directory of task T, put there whole by the first that has it
 * failed/T                  why task T is not tried again
 * </pre>
 */
public final class StagingLayout {
  /** There once somebody wants the job to end. */
  public static final String CANCEL = "cancel";

  /** The directory of whole run directories. */
  public static final String DONE = "done";

  /** The directory of the reasons why tasks were given up. */
  public static final String FAILED = "failed";

  /** The directory of what attempts bring as they go. */
  public static final String TASKS = "tasks";

  /** What a node says of itself, in an attempt's directory. */
  public static final String NODE = "node.properties";

  /** The end of the name of an archive. */
  public static final String ARCHIVE = ".zip";

  private StagingLayout() {}

  /** Returns where the run directory of a finished task is put. */
  public static String done(String task) {
    return DONE + "/" + task + ARCHIVE;
  }

  /** Returns the file that says why a task was given up. */
  public static String failed(String task) {
    return FAILED + "/" + task;
  }

  /** Returns the directory of an attempt. */
  public static String attempt(String task, String attempt) {
    return TASKS + "/" + task + "/" + attempt;
  }
}
