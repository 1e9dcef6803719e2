package org.s3aharness.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.s3aharness.TestClasses;
import org.s3aharness.cluster.YarnCluster.WorkerNode;

/** Starts clusters whose nodes run MapReduce jobs without reducers. */
public final class MapReduceCluster {
  /** A name, because the class of Hadoop that it extends is not on the classpath of tests. */
  private static final String NO_SHUFFLE = "org.s3aharness.cluster.NoShuffle";

  private MapReduceCluster() {}

  /**
   * Starts a cluster and waits until all of its nodes have registered.
   *
   * @param directory for all that it makes
   */
  public static YarnCluster start(Path directory, List<WorkerNode> nodes) throws Exception {
    String services = "yarn.nodemanager.aux-services";
    String shuffle = "mapreduce_shuffle";
    return YarnCluster.start(
        directory,
        Map.of(
            services,
            shuffle,
            services + "." + shuffle + ".class",
            NO_SHUFFLE,
            services + "." + shuffle + ".classpath",
            TestClasses.directory()),
        nodes);
  }
}
