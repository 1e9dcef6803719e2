package org.s3aharness.harness;

import java.io.IOException;
import org.apache.commons.io.function.IOSupplier;
import org.s3aharness.harness.plan.PlannedStage;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.Workspace;

/**
 * Holds what the cases of one variation share: a workspace, taken when the first case begins, and
 * what the suite sets up once.
 */
public final class Stage implements AutoCloseable {
  private final PlannedStage planned;
  private final Workspace workspace;
  private Object scene;

  Stage(Run run, PlannedStage planned) {
    this.planned = planned;
    this.workspace = new Workspace(run, planned.profile(), planned.releases());
  }

  PlannedStage planned() {
    return planned;
  }

  Workspace workspace() {
    return workspace;
  }

  /** Returns the variation that the cases are judged for. */
  public Variation variation() {
    return planned.variation();
  }

  /** Returns the object that the first case to ask for its type has set up. */
  public <T> T once(Class<T> type, IOSupplier<T> setUp) throws IOException {
    if (scene == null) {
      scene = setUp.get();
    }
    return type.cast(scene);
  }

  @Override
  public void close() throws IOException {
    workspace.close();
  }

  @Override
  public String toString() {
    return planned.toString();
  }
}
