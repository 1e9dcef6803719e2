package org.s3aharness.harness;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.UnexpectedVerdict;
import org.s3aharness.harness.verdict.InfrastructureException;

/**
 * Ends the run when something fails that is not a case with a verdict, such as the planning of
 * cases or the harness itself. Otherwise nobody would notice that those cases are missing.
 */
final class UnjudgedFailureListener implements TestExecutionListener {
  private final Run run;

  UnjudgedFailureListener(Run run) {
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
