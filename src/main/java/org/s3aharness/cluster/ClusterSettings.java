package org.s3aharness.cluster;

import java.util.Optional;

/**
 * Says how a command is spread over a cluster.
 *
 * @param queue the queue to submit to; empty for the cluster's default
 * @param staging the URI of the directory that holds the files of jobs; empty for {@code
 *     .s3a-qualify} in the user's home directory on the cluster's default filesystem
 * @param shards the number of parts, each of which runs in a container of its own, 1 or more
 * @param everyNode whether the whole selection runs once on each node instead of in shards
 * @param containers the number of containers that may run at once, 1 or more
 * @param memoryMegabytes the memory of a container, 512 or more
 * @param attempts the number of attempts at a part, 1 or more
 * @param placementSeconds how long a node may take to provide a container, with {@code everyNode}
 * @param harnessJava the {@code JAVA_HOME} of the harness on the nodes; empty for the nodes' own
 */
public record ClusterSettings(
    Optional<String> queue,
    Optional<String> staging,
    int shards,
    boolean everyNode,
    int containers,
    int memoryMegabytes,
    int attempts,
    int placementSeconds,
    Optional<String> harnessJava) {}
