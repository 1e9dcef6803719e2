package org.s3aharness.node.yarn;

import java.nio.file.Paths;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.ApplicationConstants.Environment;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;
import org.s3aharness.node.worker.JobSecrets;
import org.s3aharness.node.worker.Staging;
import org.s3aharness.node.worker.TaskAttempt;
import org.s3aharness.node.worker.Worker;

/** The main class of the process in a container that runs a task. */
public final class TaskMain {
  private TaskMain() {}

  /**
   * Exits with the attempt's exit code, see {@link Worker}.
   *
   * @param arguments the task
   */
  public static void main(String[] arguments) throws Exception {
    Configuration conf = new Configuration();
    JobFile job = JobFile.read(Paths.get(JobFile.NAME));
    JobSecrets secrets = new JobSecrets(UserGroupInformation.getCurrentUser().getCredentials());
    Staging staging = new Staging(job.get(JobKey.STAGING), job.get(JobKey.JOB), conf);
    TaskAttempt attempt =
        new TaskAttempt(
            arguments[0],
            System.getenv(Environment.CONTAINER_ID.key()),
            System.getenv(Environment.NM_HOST.key()),
            Paths.get(""));
    System.exit(new Worker(job, attempt, staging, secrets).run(conf));
  }
}
