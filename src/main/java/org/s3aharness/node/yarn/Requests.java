package org.s3aharness.node.yarn;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;

/** Asks YARN for containers, for no more at once than the job may have. */
final class Requests {
  /**
   * The priority of tasks that may run anywhere. A task that must run on one node has its own
   * priority, because YARN forbids mixing the two.
   */
  private static final Priority ANYWHERE = Priority.newInstance(1);

  private static final Priority ON_ONE_NODE = Priority.newInstance(2);

  private final AMRMClient<ContainerRequest> rm;
  private final Tasks tasks;
  private final Resource size;
  private final int atOnce;
  private final long placementMilliseconds;
  private final Map<String, ContainerRequest> open = new HashMap<>();
  private final Map<String, Long> since = new HashMap<>();

  Requests(AMRMClient<ContainerRequest> rm, JobFile job, Tasks tasks) {
    this.rm = rm;
    this.tasks = tasks;
    this.size = Resource.newInstance(job.number(JobKey.MEMORY_MB), 1);
    this.atOnce = job.number(JobKey.CONTAINERS);
    this.placementMilliseconds = job.number(JobKey.PLACEMENT_SECONDS) * 1000L;
  }

  /**
   * Asks for the containers that are missing, and withdraws requests that are no longer needed.
   *
   * @param nothing whether to ask for nothing
   */
  void adjust(boolean nothing) {
    for (Iterator<Map.Entry<String, ContainerRequest>> each = open.entrySet().iterator();
        each.hasNext(); ) {
      Map.Entry<String, ContainerRequest> request = each.next();
      if (nothing || !tasks.waiting().contains(request.getKey())) {
        rm.removeContainerRequest(request.getValue());
        each.remove();
        since.remove(request.getKey());
      }
    }
    for (String task : tasks.waiting()) {
      if (!nothing && !open.containsKey(task) && open.size() + tasks.running() < atOnce) {
        ContainerRequest request = request(task);
        rm.addContainerRequest(request);
        open.put(task, request);
        since.put(task, System.currentTimeMillis());
      }
    }
  }

  private ContainerRequest request(String task) {
    return tasks
        .nodeOf(task)
        .map(
            node ->
                new ContainerRequest(
                    size, new String[] {node}, null, ON_ONE_NODE, /* relaxLocality= */ false))
        .orElseGet(() -> new ContainerRequest(size, null, null, ANYWHERE));
  }

  /**
   * Withdraws the request that a container answers, since YARN's client does not do that itself.
   */
  void answered(Container container) {
    String node = container.getNodeId().getHost();
    for (Iterator<Map.Entry<String, ContainerRequest>> each = open.entrySet().iterator();
        each.hasNext(); ) {
      Map.Entry<String, ContainerRequest> request = each.next();
      if (tasks.nodeOf(request.getKey()).map(node::equals).orElse(true)) {
        rm.removeContainerRequest(request.getValue());
        since.remove(request.getKey());
        each.remove();
        return;
      }
    }
  }

  /**
   * Gives up tasks that are never placed: a node that is full or gone must not hold up the report
   * on the others.
   */
  void giveUpWhatIsNeverPlaced() {
    long now = System.currentTimeMillis();
    for (String task : tasks.waiting()) {
      Long asked = since.get(task);
      if (tasks.nodeOf(task).isPresent() && asked != null && now - asked > placementMilliseconds) {
        tasks.giveUp(
            task,
            "no container on "
                + tasks.nodeOf(task).get()
                + " within "
                + placementMilliseconds / 1000
                + " s: it is full, or gone");
      }
    }
  }
}
