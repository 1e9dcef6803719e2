package org.s3aharness.harness.run;

import org.junit.jupiter.api.function.Executable;
import org.s3aharness.harness.judge.FailureGrader;
import org.s3aharness.harness.run.health.CaseClock;
import org.s3aharness.harness.run.health.CaseTurn;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.Check;

/** Executes the steps of a case, which may take only so long. */
record LimitedSteps(CaseClock clock, Workspace workspace) {
  /**
   * Executes the steps, and returns the check that they come to an end. If S3A hangs, the case has
   * other agents afterwards.
   *
   * @throws Throwable what the steps throw, unless they were cut short
   */
  Check endOf(CaseId id, Executable steps) throws Throwable {
    CaseTurn turn = clock.watch(id, workspace.agents());
    Throwable ending = null;
    try {
      steps.execute();
    } catch (Throwable failure) {
      ending = failure;
    } finally {
      turn.close();
    }
    if (turn.wasCutShort()) {
      Check hangs = workspace.fileSystems().failures().hanging(ending, clock.limit());
      workspace.startAgentsAgain(id);
      return hangs;
    }
    if (ending != null) {
      throw ending;
    }
    return FailureGrader.noFailure();
  }
}
