package org.s3aharness.session;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.s3aharness.harness.plan.PlannedCase;

/**
 * Watches how much of a run is done. Every test that JUnit runs is one case of the plan, and bears
 * its id; a case counts as much as cases of its suite usually take, so that the part that is done
 * tells about the time that is left.
 */
final class Progress implements TestExecutionListener {
  /** Tenths of a second that a case of a slow suite takes, as measured; others take a few. */
  private static final Map<String, Integer> TENTHS = Map.of();

  private static final int USUAL_TENTHS = 3;

  private final DoubleConsumer watcher;
  private final long all;
  private long done;

  /**
   * Watches a run.
   *
   * @param cases the cases that it has
   * @param watcher is told the part that is done, 0 to 1, from several threads
   */
  Progress(List<PlannedCase> cases, DoubleConsumer watcher) {
    this.watcher = watcher;
    this.all = cases.stream().mapToLong(planned -> tenths(planned.id().suite())).sum();
  }

  private static long tenths(String suite) {
    return TENTHS.getOrDefault(suite, USUAL_TENTHS);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      watcher.accept(Math.min(1, (double) add(test) / all));
    }
  }

  private synchronized long add(TestIdentifier test) {
    done += tenths(test.getDisplayName().replaceFirst("/.*", ""));
    return done;
  }
}
