package org.s3aharness.node.yarn;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerExitStatus;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.NMClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;
import org.s3aharness.node.StagingLayout;
import org.s3aharness.node.worker.Staging;
import org.s3aharness.node.worker.Worker;

/**
 * Asks YARN for a container for each task, and for another one for each task whose container was
 * lost. It keeps no state of its own: when YARN starts it again, it goes on from what the staging
 * directory has.
 */
public final class ApplicationMaster {
  private static final int TASK_HEAP_MEGABYTES = 256;
  private static final int MILLISECONDS_BETWEEN = 500;
  private static final int LOOK_AT_STAGING_EVERY = 6;

  private final Configuration conf;
  private final JobFile job;
  private final Staging staging;
  private final Credentials credentials;
  private final Tasks tasks;
  private final Requests requests;
  private final AMRMClient<ContainerRequest> rm = AMRMClient.createAMRMClient();
  private final NMClient nm = NMClient.createNMClient();
  private final Map<ContainerId, String> running = new HashMap<>();
  private boolean cancelled;

  private ApplicationMaster(Configuration conf, JobFile job) throws IOException {
    this.conf = conf;
    this.job = job;
    this.staging = new Staging(job.get(JobKey.STAGING), job.get(JobKey.JOB), conf);
    this.credentials = UserGroupInformation.getCurrentUser().getCredentials();
    this.tasks = new Tasks(job);
    this.requests = new Requests(rm, job, tasks);
  }

  /** Runs the job that the container's files describe, to its end. */
  public static void main(String[] arguments) throws Exception {
    Configuration conf = new YarnConfiguration();
    new ApplicationMaster(conf, JobFile.read(Paths.get(JobFile.NAME))).run();
    System.exit(0); // what is left of clients' threads must not keep the container
  }

  private void run() throws Exception {
    rm.init(conf);
    rm.start();
    nm.init(conf);
    nm.start();
    rm.registerApplicationMaster(InetAddress.getLocalHost().getHostName(), -1, "");
    for (FileStatus done : staging.list(StagingLayout.DONE)) {
      tasks.wasDone(done.getPath().getName().replace(StagingLayout.ARCHIVE, ""));
    }
    for (FileStatus failed : staging.list(StagingLayout.FAILED)) {
      String task = failed.getPath().getName();
      tasks.giveUp(task, staging.text(StagingLayout.failed(task)));
    }
    for (int round = 0; !isOver(); round++) {
      if (round % LOOK_AT_STAGING_EVERY == 0) {
        cancelled = staging.isCancelled();
      }
      requests.adjust(cancelled);
      step(rm.allocate(tasks.progress()));
      TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN);
    }
    end();
  }

  /**
   * Says whether the job is over. When it is cancelled, running containers are waited for, because
   * they clean up what they made.
   */
  private boolean isOver() {
    return cancelled ? running.isEmpty() : tasks.areOver();
  }

  private void step(AllocateResponse response) throws IOException {
    for (Container container : response.getAllocatedContainers()) {
      requests.answered(container);
      start(container);
    }
    for (ContainerStatus status : response.getCompletedContainersStatuses()) {
      String task = running.remove(status.getContainerId());
      if (task != null) {
        completed(task, status);
      }
    }
    for (NodeReport node : response.getUpdatedNodes()) {
      if (node.getNodeState().isUnusable()) {
        System.out.println("node " + node.getNodeId() + " is " + node.getNodeState());
      }
    }
    requests.giveUpWhatIsNeverPlaced();
  }

  private void start(Container container) throws IOException {
    String node = container.getNodeId().getHost();
    Optional<String> task = cancelled ? Optional.empty() : tasks.next(node);
    if (!task.isPresent()) {
      rm.releaseAssignedContainer(container.getId());
      return;
    }
    System.out.println(task.get() + " starts in " + container.getId() + " on " + node);
    running.put(container.getId(), task.get());
    List<String> arguments = Collections.singletonList(task.get());
    try {
      nm.startContainer(
          container,
          Containers.of(
              job,
              job.map(JobKey.RESOURCES).keySet(),
              TaskMain.class,
              TASK_HEAP_MEGABYTES,
              arguments,
              credentials,
              conf));
    } catch (YarnException | IOException refused) {
      System.out.println(node + " refuses " + task.get() + ": " + refused);
      running.remove(container.getId());
      rm.releaseAssignedContainer(container.getId());
      tasks.failed(task.get(), node + " refused the container: " + refused.getMessage());
    }
  }

  private void completed(String task, ContainerStatus status) throws IOException {
    int exit = status.getExitStatus();
    System.out.println(
        task
            + " ended in "
            + status.getContainerId()
            + ": "
            + exit
            + " "
            + status.getDiagnostics());
    if (staging.exists(StagingLayout.done(task))) {
      tasks.done(task);
    } else if (exit == Worker.HOPELESS && staging.exists(StagingLayout.failed(task))) {
      tasks.giveUp(task, staging.text(StagingLayout.failed(task)));
    } else if (exit == ContainerExitStatus.ABORTED || exit == ContainerExitStatus.PREEMPTED) {
      tasks.lost(task);
    } else {
      tasks.failed(task, "exit code " + exit + " of its container. " + status.getDiagnostics());
    }
    System.out.println(tasks);
  }

  private void end() throws IOException, YarnException {
    for (Map.Entry<String, String> task : tasks.givenUp().entrySet()) {
      if (!staging.exists(StagingLayout.failed(task.getKey()))) {
        staging.write(StagingLayout.failed(task.getKey()), task.getValue());
      }
    }
    boolean well = !cancelled && tasks.givenUp().isEmpty();
    String said = (cancelled ? "cancelled; " : "") + tasks;
    System.out.println(said);
    rm.unregisterApplicationMaster(
        well ? FinalApplicationStatus.SUCCEEDED : FinalApplicationStatus.FAILED, said, "");
    nm.stop();
    rm.stop();
  }
}
