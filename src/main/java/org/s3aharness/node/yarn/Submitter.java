package org.s3aharness.node.yarn;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.client.api.YarnClientApplication;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;
import org.s3aharness.node.StagingLayout;
import org.s3aharness.node.worker.Staging;

/** Puts a job's files where its containers find them, and submits the job. */
final class Submitter {
  private static final int MASTER_MEGABYTES = 512;
  private static final int MASTER_HEAP_MEGABYTES = 256;

  private final YarnClient yarn;
  private final Configuration conf;

  Submitter(YarnClient yarn, Configuration conf) {
    this.yarn = yarn;
    this.conf = conf;
  }

  /**
   * Submits a job whose resources are local files.
   *
   * @param credentials with the job's secrets; the tokens of the staging filesystem are added
   */
  ApplicationId submit(JobFile job, Credentials credentials) throws IOException, YarnException {
    Staging staging = new Staging(job.get(JobKey.STAGING), job.get(JobKey.JOB), conf);
    staging.create();
    // Nodes may have another default filesystem, and another home directory.
    job.set(JobKey.STAGING, staging.root().getParent());
    if (UserGroupInformation.isSecurityEnabled()) {
      staging
          .fileSystem()
          .addDelegationTokens(conf.get(YarnConfiguration.RM_PRINCIPAL), credentials);
    }
    if (Boolean.parseBoolean(job.get(JobKey.EVERY_NODE))) {
      addNodes(job, staging);
    }
    upload(job, staging);
    YarnClientApplication application = yarn.createApplication();
    ApplicationSubmissionContext context = application.getApplicationSubmissionContext();
    context.setApplicationName(job.get(JobKey.JOB));
    context.setApplicationType("S3A-QUALIFY");
    if (!job.getOrEmpty(JobKey.QUEUE).isEmpty()) {
      context.setQueue(job.get(JobKey.QUEUE));
    }
    context.setResource(Resource.newInstance(MASTER_MEGABYTES, 1));
    context.setAMContainerSpec(
        Containers.of(
            job,
            Collections.singletonList(Containers.NODE_JAR),
            ApplicationMaster.class,
            MASTER_HEAP_MEGABYTES,
            Collections.emptyList(),
            credentials,
            conf));
    return yarn.submitApplication(context);
  }

  /**
   * Uploads a job's files. The harness is shared from one job to the next; the user's files belong
   * to the job alone.
   */
  private static void upload(JobFile job, Staging staging) throws IOException {
    Map<String, String> uploaded = new LinkedHashMap<>();
    for (Map.Entry<String, String> resource : job.map(JobKey.RESOURCES).entrySet()) {
      Path local = Paths.get(resource.getValue());
      if (resource.getKey().equals(JobFile.USERS_FILES)) {
        staging.put(local, local.getFileName().toString());
        uploaded.put(resource.getKey(), staging.path(local.getFileName().toString()).toString());
      } else {
        uploaded.put(resource.getKey(), staging.share(local).toString());
      }
    }
    job.setMap(JobKey.RESOURCES, uploaded);
    staging.write(JobFile.NAME, job.text());
  }

  /**
   * Makes a task for each node. A node that exists but accepts no containers is given up from the
   * start. YARN remembers a lost node beside the one that has been started again on the same host.
   */
  private void addNodes(JobFile job, Staging staging) throws IOException, YarnException {
    Map<String, String> pinned = new TreeMap<>();
    Map<String, NodeReport> unusable = new TreeMap<>();
    for (NodeReport node :
        yarn.getNodeReports(
            NodeState.RUNNING, NodeState.DECOMMISSIONING, NodeState.UNHEALTHY, NodeState.LOST)) {
      String host = node.getNodeId().getHost();
      if (node.getNodeState().isUnusable()) {
        unusable.put(host, node);
      } else {
        pinned.put(host, host);
      }
    }
    unusable.keySet().removeAll(pinned.keySet());
    for (Map.Entry<String, NodeReport> node : unusable.entrySet()) {
      pinned.put(node.getKey(), node.getKey());
      staging.write(
          StagingLayout.failed(node.getKey()),
          "YARN says that it is "
              + node.getValue().getNodeState()
              + ". "
              + node.getValue().getHealthReport());
    }
    job.setMap(JobKey.PINNED, pinned);
    job.setList(JobKey.TASKS, new ArrayList<>(pinned.keySet()));
  }
}
