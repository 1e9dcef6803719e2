package org.s3aharness.session;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Watches how much of a run is done. Every test that JUnit runs is one case of the plan. */
final class Progress implements TestExecutionListener {
  private final int cases;
  private final DoubleConsumer watcher;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * Counts up to a number of cases.
   *
   * @param cases how many cases the run has, 0 or more
   * @param watcher is told the part that is done, 0 to 1, from several threads
   */
  Progress(int cases, DoubleConsumer watcher) {
    this.cases = cases;
    this.watcher = watcher;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      watcher.accept(Math.min(1, (double) done.incrementAndGet() / cases));
    }
  }
}
