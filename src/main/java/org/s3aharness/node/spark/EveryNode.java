package org.s3aharness.node.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.Iterator$;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Runs something once on each node that has an executor. Spark does not let a job choose its nodes;
 * but the tasks of a barrier stage all run at once, so that as many of them as there are slots are
 * on all executors.
 */
final class EveryNode {
  private static final int SECONDS_WITHOUT_A_NEW_ONE = 10;
  private static final ClassTag<String> STRINGS = ClassTag$.MODULE$.apply(String.class);

  /** What runs on a node. */
  interface OnNode extends Serializable {
    void run(String host) throws IOException, InterruptedException;
  }

  private final JavaSparkContext spark;

  EveryNode(JavaSparkContext spark) {
    this.spark = spark;
  }

  /**
   * Waits until no more executors come.
   *
   * @param mostSeconds how long to wait for the first one
   * @return whether there are any
   */
  boolean awaitExecutors(int mostSeconds) throws InterruptedException {
    int known = 0;
    int unchanged = 0;
    for (int second = 0;
        known > 0 ? unchanged < SECONDS_WITHOUT_A_NEW_ONE : second < mostSeconds; ) {
      TimeUnit.SECONDS.sleep(1);
      second++;
      int now = executors();
      unchanged = now == known ? unchanged + 1 : 0;
      known = now;
    }
    return known > 0;
  }

  /** The driver counts as an executor. */
  private int executors() {
    return spark.sc().statusTracker().getExecutorInfos().length - 1;
  }

  /** Spark counts two cores where it has one. */
  private int slots() {
    return executors() == 1
        ? 1
        : Math.max(1, spark.defaultParallelism() / spark.getConf().getInt("spark.task.cpus", 1));
  }

  /** Returns the names of the nodes, in alphabetical order. */
  List<String> hosts() {
    return new ArrayList<>(new TreeSet<>(onEachHost(host -> {}).collect()));
  }

  /** Runs something on each node, in one of its executors. */
  JavaFutureAction<Void> start(OnNode task) {
    return onEachHost(task).foreachAsync(host -> {});
  }

  /** Returns a name of a host for each slot; each host does the task once. */
  private JavaRDD<String> onEachHost(OnNode task) {
    List<Integer> slots = IntStream.range(0, slots()).boxed().collect(Collectors.toList());
    Function1<Iterator<Integer>, Iterator<String>> function =
        (Function1<Iterator<Integer>, Iterator<String>> & Serializable) slot -> inSlot(task);
    return new JavaRDD<>(
        spark
            .parallelize(slots, slots.size())
            .rdd()
            .barrier()
            .mapPartitions(function, false, STRINGS),
        STRINGS);
  }

  /** The lowest slot of a host does the task for all of its slots. */
  private static Iterator<String> inSlot(OnNode task) {
    String host = ExecutorTask.host();
    BarrierTaskContext context = BarrierTaskContext.get();
    if (Arrays.asList(context.allGather(host)).indexOf(host) == context.partitionId()) {
      try {
        task.run(host);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the task was cancelled", e);
      }
    }
    return Iterator$.MODULE$.single(host);
  }
}
