package org.s3aharness.session;

import java.time.Duration;
import java.util.List;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.harness.plan.Selection;

/**
 * Says what is run in a session.
 *
 * @param selection the cases
 * @param baseConfigs the configurations that are loaded before each profile, in this order
 * @param caseLimit how long a case may take before it counts as hanging
 */
public record RunScope(
    Selection selection, List<ConfigurationFile> baseConfigs, Duration caseLimit) {
  /** Copies the list. */
  public RunScope {
    baseConfigs = List.copyOf(baseConfigs);
  }
}
