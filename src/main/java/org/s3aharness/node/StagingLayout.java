package org.s3aharness.node;

/**
 * Says where a job's files are, relative to its staging directory:
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
  /** The file that exists once somebody wants the job to end. */
  public static final String CANCEL = "cancel";

  /** The directory of whole run directories. */
  public static final String DONE = "done";

  /** The directory of the reasons why tasks were given up. */
  public static final String FAILED = "failed";

  /** The directory of what attempts deliver as they go. */
  public static final String TASKS = "tasks";

  /** The file in an attempt's directory with what a node reports about itself. */
  public static final String NODE = "node.properties";

  /** The ending of an archive's name. */
  public static final String ARCHIVE = ".zip";

  private StagingLayout() {}

  /** Returns the path of the run directory of a finished task. */
  public static String done(String task) {
    return DONE + "/" + task + ARCHIVE;
  }

  /** Returns the path of the file that says why a task was given up. */
  public static String failed(String task) {
    return FAILED + "/" + task;
  }

  /** Returns the path of an attempt's directory. */
  public static String attempt(String task, String attempt) {
    return TASKS + "/" + task + "/" + attempt;
  }
}
