package org.s3aharness.harness.run;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Breaks a run off when something fails that is not a case with a verdict: cases that could not be
 * made, or an error of the harness itself. Else they would silently be missing.
 */
public final class BreakOff implements TestExecutionListener {
  private final Run run;

  public BreakOff(Run run) {
    this.run = run;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    result
        .getThrowable()
        .filter(failure -> result.getStatus() == TestExecutionResult.Status.FAILED)
        .filter(failure -> !(failure instanceof UnexpectedVerdict))
        .ifPresent(
            failure ->
                run.breakOff(
                    new InfrastructureException(
                        test.getDisplayName() + " could not be judged: " + failure, failure)));
  }
}
