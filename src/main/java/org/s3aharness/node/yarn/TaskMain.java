package org.s3aharness.node.yarn;

import java.nio.file.Path;
import java.nio.file.Paths;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;
import org.s3aharness.node.worker.JobSecrets;
import org.s3aharness.node.worker.Staging;
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
    Path directory = Paths.get("").toAbsolutePath();
    String attempt = System.getenv("CONTAINER_ID");
    Worker worker = new Worker(job, arguments[0], attempt, directory, staging, secrets);
    System.exit(worker.run(conf));
  }
}
