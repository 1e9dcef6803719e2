package org.s3aharness.session;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.s3aharness.harness.plan.PlannedCase;

/** Follows how much of a run is done. Every test that JUnit runs is one case of the plan. */
final class Progress implements TestExecutionListener {
  private final DoubleConsumer watcher;
  private final int all;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * Follows a run.
   *
   * @param cases the cases that it has
   * @param watcher receives the fraction that is done, 0 to 1, from several threads
   */
  Progress(List<PlannedCase> cases, DoubleConsumer watcher) {
    this.watcher = watcher;
    this.all = cases.size();
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      watcher.accept(Math.min(1, (double) done.incrementAndGet() / all));
    }
  }
}
