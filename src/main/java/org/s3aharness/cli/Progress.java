package org.s3aharness.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.s3aharness.harness.plan.CaseCount;

/**
 * How much of a run is done, about. What cases there are is known only when each behaviour's turn
 * comes; so a behaviour counts as much as it may have cases, and is done with its last one.
 */
final class Progress implements TestExecutionListener {
  private final CaseCount count;
  private final DoubleConsumer watcher;
  private final Map<String, Integer> left = new HashMap<>();
  private int all;

  /**
   * @param watcher is told the part that is done, 0 to 1, from several threads
   */
  Progress(CaseCount count, DoubleConsumer watcher) {
    this.count = count;
    this.watcher = watcher;
  }

  @Override
  public synchronized void testPlanExecutionStarted(TestPlan plan) {
    plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .forEach(test -> left.put(test.getUniqueId(), count.of(test)));
    all = left();
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isContainer()) {
      watcher.accept(finished(test));
    }
  }

  private synchronized double finished(TestIdentifier test) {
    if (left.remove(test.getUniqueId()) == null) {
      // A behaviour of one variation: the suite has one less to go.
      test.getUniqueIdObject().getSegments().stream()
          .filter(segment -> segment.getType().equals("class-template"))
          .findFirst()
          .filter(suite -> isBehaviour(test))
          .flatMap(
              suite -> left.keySet().stream().filter(id -> id.contains(suite.getValue())).findAny())
          .ifPresent(id -> left.computeIfPresent(id, (same, n) -> Math.max(0, n - 1)));
    }
    return all == 0 ? 0 : 1 - (double) left() / all;
  }

  private int left() {
    return left.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static boolean isBehaviour(TestIdentifier test) {
    return test.getSource().filter(MethodSource.class::isInstance).isPresent();
  }
}
